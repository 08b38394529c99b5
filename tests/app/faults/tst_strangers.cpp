// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCryptographicHash>
#include <QTest>

#include "tests/app/faults/fault.h"

using namespace yagura;
using namespace yagura::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

// The other side of a connection that is not made, and what is said about it.
struct Stranger
{
    RelaySettings settings;
    FeedState state = FeedState::Lost;
    QString english; // %1: the server, host and port
    QString japanese;
};

AccessList tokens()
{
    AccessToken token;
    token.name = "desk";
    token.tokenHash = hashOf("right");
    token.limits.ceiling = Tlp::Red;
    return {token};
}

} // namespace

Q_DECLARE_METATYPE(Stranger)

// A server that is not who it says, or that does not want this desk: nothing is taken from it, and a person reads why.
// And a server that is the right one, over TLS, with somebody in between.
class TestStrangers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_made = std::make_unique<Certificates>();
        m_good = m_made->server();
    }

    void notHeard_data()
    {
        QTest::addColumn<Stranger>("stranger");
        const auto self = m_made->selfSigned();
        const auto old = m_made->server({}, -30, -1);
        const auto later = m_made->server({}, 1, 30);
        const auto tls = [this](const Certificates::Pair &pair, bool trusted = true) {
            return RelaySettings{
                .certificate = pair, .access = {}, .shown = {.caFile = trusted ? m_made->authority() : QString()}};
        };
        const auto row = [](const char *name, const Stranger &stranger) { QTest::newRow(name) << stranger; };
        row("expired",
            {.settings = tls(old),
                .english
                = u"A certificate of 127.0.0.1 expired on %1. Its operator has to renew it; if it looks current "
                  "to others, check the clock of this machine."_s.arg(moment(certificate(old).expiryDate())),
                .japanese
                = u"127.0.0.1の証明書は%1に期限が切れました。運用者による更新が必要です。他の端末で期限切れにならない場合は、この端末の時計を確かめてください。"_s
                      .arg(moment(certificate(old).expiryDate()))});
        row("not yet valid",
            {.settings = tls(later),
                .english
                = u"A certificate of 127.0.0.1 is not valid before %1. Check whether the clock of this machine "
                  "is right."_s.arg(moment(certificate(later).effectiveDate())),
                .japanese
                = u"127.0.0.1の証明書は%1になるまで有効ではありません。この端末の時計が正しいか確かめてください。"_s
                      .arg(moment(certificate(later).effectiveDate()))});
        row("another host",
            {.settings = tls(m_made->server({u"DNS:relay.example"_s})),
                .english
                = u"The certificate was made for relay.example, not for 127.0.0.1. Check the address; somebody "
                  "else may answer there."_s,
                .japanese
                = u"証明書はrelay.exampleのもので、127.0.0.1のものではありません。アドレスを確かめてください。別の相手が応答している可能性があります。"_s});
        row("self-signed",
            {.settings = tls(self),
                .english
                = u"The certificate of 127.0.0.1 is signed by itself, so nobody vouches for it. If its operator "
                  "confirms the fingerprint %1, name that certificate as CA file."_s.arg(fingerprint(self)),
                .japanese
                = u"127.0.0.1の証明書は自己署名のため、保証する第三者がいません。フィンガープリント%1が正しいことを運用者に確かめたうえで、その証明書をCAファイルに指定してください。"_s
                      .arg(fingerprint(self))});
        row("unknown authority",
            {.settings = tls(m_good, false),
                .english = u"The certificate of 127.0.0.1 is signed by an authority that is not trusted here. Ask its "
                           "operator for the certificate of that authority and name it as CA file."_s,
                .japanese
                = u"127.0.0.1の証明書に署名した認証局を、この端末は信頼していません。その認証局の証明書を運用者から受け取り、CAファイルに指定してください。"_s});
        const auto token = [](const QByteArray &shown) {
            return RelaySettings{.certificate = {}, .access = tokens(), .shown = {.token = shown}};
        };
        const QString in
            = u"The connection is not authorised: an access token or a certificate that is valid here is needed."_s;
        const QString inJa = u"接続が許可されていません。有効なアクセストークンまたは証明書が必要です。"_s;
        row("wrong token", {token("wrong"), FeedState::Refused, in, inJa});
        row("no token", {token({}), FeedState::Refused, in, inJa});
        RelaySettings elsewhere;
        elsewhere.path = u"/elsewhere"_s;
        row("no such feed",
            {elsewhere, FeedState::Refused, u"This server has no feed of that name."_s,
                u"その名前の配信元はこのサーバにありません。"_s});
    }
    void notHeard()
    {
        QFETCH(Stranger, stranger);
        DeskAndRelay f(stranger.settings);
        f.report(3);
        f.client->start();
        QVERIFY2(DeskAndRelay::until([&f] { return f.isDown(); }), nameOf(f.state()));
        QCOMPARE(nameOf(f.state()), nameOf(stranger.state));
        QCOMPARE(f.saysIn(Language::English), stranger.english);
        QCOMPARE(f.saysIn(Language::Japanese), stranger.japanese);
        QVERIFY(f.kept().empty());
        QVERIFY(f.shown.empty());
    }

    // The same relay with the right token over TLS.
    void heard()
    {
        DeskAndRelay f(overTls());
        f.report(3);
        f.client->start();
        QVERIFY2(DeskAndRelay::until([&f] { return f.hasAll(); }), qPrintable(f.saysIn(Language::English)));
        QVERIFY(f.kept() == f.sent());
    }

    // A bit that flips under way ends the connection; nothing that was changed is taken.
    void aBitFlipsUnderTls()
    {
        DeskAndRelay f(overTls());
        f.report(3);
        f.client->start();
        QVERIFY(DeskAndRelay::until([&f] { return f.hasAll() && isHeard(f.state()); }));
        f.proxy->tamper([](Link &link, const Piece &piece) {
            QByteArray bytes = piece.bytes;
            bytes.back() = static_cast<char>(bytes.back() ^ 0x10);
            link.say(bytes);
        });
        f.report(1);
        QVERIFY(DeskAndRelay::until([&f] { return f.isDown(); }));
        const QString at = u"127.0.0.1:%1"_s.arg(f.proxy->port());
        QCOMPARE(f.saysIn(Language::English),
            u"What %1 sends over the encrypted connection was changed under way. It is asked for again."_s.arg(at));
        QCOMPARE(f.saysIn(Language::Japanese),
            u"%1から暗号化された接続で届いたデータが、途中で変わっています。再接続して受信し直します。"_s.arg(at));
        f.proxy->heal();
        f.report(2);
        f.turn(500ms);
        QVERIFY(DeskAndRelay::until([&f] { return f.hasAll() && isHeard(f.state()); }));
        QVERIFY(f.kept() == f.sent());
    }

    void hangsUpInTheHandshake()
    {
        DeskAndRelay f(overTls());
        f.proxy->answer([](Link &link) { link.hangUp(); });
        f.client->start();
        QVERIFY(DeskAndRelay::until([&f] { return f.isDown(); }));
        const QString at = u"127.0.0.1:%1"_s.arg(f.proxy->port());
        QCOMPARE(f.saysIn(Language::English),
            u"%1 hung up before it answered. It may ask for a client certificate that it knows."_s.arg(at));
        QCOMPARE(f.saysIn(Language::Japanese),
            u"%1は応答する前に接続を切りました。登録済みのクライアント証明書を求めている可能性があります。"_s.arg(at));
    }

    void speaksNoTls()
    {
        DeskAndRelay f(overTls());
        answers(http("400 Bad Request"))(f);
        f.client->start();
        QVERIFY(DeskAndRelay::until([&f] { return f.isDown(); }));
        const QString at = u"127.0.0.1:%1"_s.arg(f.proxy->port());
        QCOMPARE(f.saysIn(Language::English),
            u"%1 does not speak TLS at this port. Check the port, or whether it is meant to be ws://."_s.arg(at));
        QCOMPARE(f.saysIn(Language::Japanese),
            u"%1のこのポートはTLSに対応していません。ポートが正しいか、アドレスが ws:// で始まるものではないかを確かめてください。"_s
                .arg(at));
    }

private:
    [[nodiscard]] RelaySettings overTls() const
    {
        return {.certificate = m_good, .access = tokens(), .shown = {.token = "right", .caFile = m_made->authority()}};
    }
    static QSslCertificate certificate(const Certificates::Pair &pair)
    {
        return QSslCertificate::fromPath(pair.certificate).first();
    }
    static QString moment(const QDateTime &time) { return time.toUTC().toString(u"yyyy-MM-dd HH:mm 'UTC'"_s); }
    static QString fingerprint(const Certificates::Pair &pair)
    {
        return QString::fromLatin1(certificate(pair).digest(QCryptographicHash::Sha256).toHex(':').toUpper());
    }

    std::unique_ptr<Certificates> m_made;
    Certificates::Pair m_good;
};

QTEST_GUILESS_MAIN(TestStrangers)
#include "tst_strangers.moc"
