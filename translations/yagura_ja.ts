<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About Yagura</source>
        <translation>Yaguraについて</translation>
    </message>
    <message>
        <source>Situational awareness for the watch floors of Japan and the United States.</source>
        <translation>日米の監視フロアのための状況認識ツールです。</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later, without any warranty.</source>
        <translation>GNU General Public License（バージョン3またはそれ以降）に基づく自由ソフトウェアです。保証はありません。</translation>
    </message>
    <message>
        <source>Place names: data from GeoNames.org (CC BY 4.0).</source>
        <translation>地名：GeoNames.orgのデータ（CC BY 4.0）。</translation>
    </message>
    <message>
        <source>Maps: Natural Earth and US Census Bureau (public domain); country names: Unicode CLDR.</source>
        <translation>地図：Natural Earth、米国国勢調査局（パブリックドメイン）。国名：Unicode CLDR。</translation>
    </message>
    <message>
        <source>Reporting duties and their clocks are no legal advice.</source>
        <translation>報告義務とその期限の表示は、法的助言ではありません。</translation>
    </message>
</context>
<context>
    <name>Access</name>
    <message>
        <source>letters, digits, hyphens, underscores and full stops are expected</source>
        <translation>使えるのは英数字、ハイフン、下線、ピリオドだけです</translation>
    </message>
    <message>
        <source>64 lower-case hexadecimal digits are expected</source>
        <translation>16進数の小文字64桁が必要です</translation>
    </message>
    <message>
        <source>one of CLEAR, GREEN, AMBER, AMBER+STRICT and RED is expected</source>
        <translation>CLEAR、GREEN、AMBER、AMBER+STRICT、RED のいずれかが必要です</translation>
    </message>
    <message>
        <source>a list of short texts is expected</source>
        <translation>短い文字列の一覧が必要です</translation>
    </message>
    <message>
        <source>a whole number from 0 to 1000000 is expected</source>
        <translation>0から1000000までの整数が必要です</translation>
    </message>
    <message>
        <source>true or false is expected</source>
        <translation>true または false が必要です</translation>
    </message>
    <message>
        <source>a time like 2027-01-31T00:00:00Z is expected</source>
        <translation>2027-01-31T00:00:00Z のような時刻が必要です</translation>
    </message>
    <message>
        <source>there is no such field</source>
        <translation>この名前の項目はありません</translation>
    </message>
    <message>
        <source>a token or a certificate is expected</source>
        <translation>トークンまたは証明書が必要です</translation>
    </message>
    <message>
        <source>it is larger than a file of tokens can be</source>
        <translation>トークンのファイルとしては大きすぎます</translation>
    </message>
    <message>
        <source>1 is expected</source>
        <translation>1が必要です</translation>
    </message>
    <message>
        <source>a list of tokens is expected</source>
        <translation>トークンの一覧が必要です</translation>
    </message>
    <message>
        <source>that name is taken</source>
        <translation>その名前はすでに使われています</translation>
    </message>
</context>
<context>
    <name>AlertEmpty</name>
    <message>
        <source>No unacknowledged alerts in this scope.</source>
        <translation>この表示範囲に未確認のアラートはありません。</translation>
    </message>
    <message>
        <source>No open alerts in this scope.</source>
        <translation>この表示範囲に対応中のアラートはありません。</translation>
    </message>
    <message>
        <source>No alerts in this scope.</source>
        <translation>この表示範囲にアラートはありません。</translation>
    </message>
    <message>
        <source>No feed is connected: what is open is unknown.</source>
        <translation>配信元に接続していないため、対応中のアラートの有無は不明です。</translation>
    </message>
    <message>
        <source>Connect one in the Feed menu, or look at the demo.</source>
        <translation>「配信元」メニューから接続するか、デモをご覧ください。</translation>
    </message>
    <message>
        <source>No feed is heard: what is open is unknown since %1.</source>
        <translation>受信できている配信元がないため、%1以降の状況は不明です。</translation>
    </message>
    <message>
        <source>The line of feeds at the bottom says what is the matter with each of them.</source>
        <translation>各配信元の状態は、画面下部の配信元の欄で確認できます。</translation>
    </message>
    <message>
        <source>Still reading back what is on disk.</source>
        <translation>保存済みの記録を読み込んでいます。</translation>
    </message>
    <message>
        <source>Alerts appear as they are read.</source>
        <translation>読み込みが進むと、アラートが順に表示されます。</translation>
    </message>
    <message>
        <source>At %1 no alert of this kind was known in this scope.</source>
        <translation>%1の時点で、この表示範囲に該当するアラートは把握していませんでした。</translation>
    </message>
    <message>
        <source>Return to live (Home) to see what is open now.</source>
        <translation>対応中のアラートを見るには、Homeキーで現在の状況に戻ってください。</translation>
    </message>
    <message numerus="yes">
        <source>%n feed(s) are not heard: what they would report is unknown.</source>
        <translation>
            <numerusform>%n件の配信元を受信できていません。そこから報告されるはずの状況は不明です。</numerusform>
        </translation>
    </message>
    <message>
        <source>The scope leaves things out. Ctrl+0 shows everything.</source>
        <translation>絞り込みにより表示されていないものがあります。Ctrl+0で全件を表示できます。</translation>
    </message>
    <message>
        <source>New alerts appear here by themselves.</source>
        <translation>新しいアラートは、ここに自動で表示されます。</translation>
    </message>
</context>
<context>
    <name>AlertWords</name>
    <message>
        <source>rev. %1</source>
        <translation>第%1版</translation>
    </message>
    <message>
        <source>Pending …</source>
        <translation>受付待ち…</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>受付不可</translation>
    </message>
    <message>
        <source>Retracted</source>
        <translation>取消し</translation>
    </message>
    <message>
        <source>Cleared, unseen</source>
        <translation>解消・未確認</translation>
    </message>
    <message>
        <source>New</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation>解消</translation>
    </message>
    <message>
        <source>Owner: %1</source>
        <translation>担当：%1</translation>
    </message>
    <message>
        <source>Not acknowledged</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>Acknowledged by %1 (%2) at %3, who saw revision %4</source>
        <translation>確認：%1（%2）、%3、第%4版</translation>
    </message>
    <message>
        <source>Severity: %1 (mapped)</source>
        <translation>深刻度：%1（≈ 換算値）</translation>
    </message>
    <message>
        <source>Severity: %1</source>
        <translation>深刻度：%1</translation>
    </message>
    <message>
        <source>Raised: %1</source>
        <translation>発報：%1</translation>
    </message>
    <message>
        <source>The source has retracted the report.</source>
        <translation>情報源がこの報告を取り消しました。</translation>
    </message>
    <message>
        <source>The source has cleared it.</source>
        <translation>情報源から解消の報告がありました。</translation>
    </message>
    <message>
        <source>unacknowledged</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>acknowledged by %1</source>
        <translation>%1が確認済み</translation>
    </message>
    <message>
        <source>The feed %1 has fallen silent</source>
        <translation>配信元%1からの受信が途絶えました</translation>
    </message>
    <message>
        <source>The feed %1 is heard again and is catching up</source>
        <translation>配信元%1の受信が再開し、遅れを取り戻している途中です</translation>
    </message>
    <message>
        <source>The feed %1 is heard again</source>
        <translation>配信元%1の受信が再開しました</translation>
    </message>
    <message>
        <source>What it reports on is not known to be as it is shown.</source>
        <translation>この配信元が報告する内容は、現況が画面の表示どおりとは限りません。</translation>
    </message>
    <message>
        <source>The feed has been heard again and has caught up.</source>
        <translation>配信元の受信が再開し、遅れも取り戻しました。</translation>
    </message>
    <message>
        <source>Not confirmed since %1: its feed has not reported it again.</source>
        <translation>%1以降、現況を確かめられていません。配信元からまだ再報告がありません。</translation>
    </message>
</context>
<context>
    <name>Bridge</name>
    <message>
        <source>JetStream is not switched on there</source>
        <translation>JetStreamが有効になっていません</translation>
    </message>
    <message>
        <source>the servers of its JetStream have no leader at the moment</source>
        <translation>JetStreamのサーバ群で、現在リーダーが決まっていません</translation>
    </message>
    <message>
        <source>no JetStream answers there</source>
        <translation>JetStreamからの応答がありません</translation>
    </message>
    <message>
        <source>its JetStream does not answer</source>
        <translation>JetStreamが応答しません</translation>
    </message>
    <message>
        <source>the connection ended</source>
        <translation>接続が切れました</translation>
    </message>
    <message>
        <source>its stream does not take the subjects %1</source>
        <translation>ストリームがサブジェクト%1を受け付けません</translation>
    </message>
    <message>
        <source>its stream forgets what somebody has read</source>
        <translation>ストリームが、読み出されたものを削除する設定です</translation>
    </message>
    <message>
        <source>its stream forgets what has reached an age</source>
        <translation>ストリームが、一定期間を過ぎたものを削除する設定です</translation>
    </message>
    <message>
        <source>its stream keeps only the last messages of a subject</source>
        <translation>ストリームが、サブジェクトごとに最新のメッセージだけを残す設定です</translation>
    </message>
    <message>
        <source>its stream forgets the oldest when it is full</source>
        <translation>ストリームが、上限に達すると古いものから削除する設定です</translation>
    </message>
    <message>
        <source>its stream takes messages of at most %1 bytes</source>
        <translation>ストリームが受け付けるメッセージの上限は%1バイトです</translation>
    </message>
    <message>
        <source>its stream is sealed</source>
        <translation>ストリームが封印されており、書き込めません</translation>
    </message>
    <message>
        <source>its server takes messages of at most %1 bytes</source>
        <translation>サーバが受け付けるメッセージの上限は%1バイトです</translation>
    </message>
</context>
<context>
    <name>Briefing</name>
    <message>
        <source>Cyber situation briefing</source>
        <translation>サイバー状況説明資料</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>時点</translation>
    </message>
    <message>
        <source>TLP</source>
        <translation>TLP</translation>
    </message>
    <message>
        <source>Exercise</source>
        <translation>演習</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種別</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>配信元</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>識別子</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>版</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>情報の状態</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>事象の状況</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>Sectors</source>
        <translation>分野</translation>
    </message>
    <message>
        <source>Severity (0 to 5)</source>
        <translation>深刻度（0から5）</translation>
    </message>
    <message>
        <source>Severity mapped</source>
        <translation>深刻度の換算</translation>
    </message>
    <message>
        <source>Source&apos;s scale</source>
        <translation>情報源の尺度</translation>
    </message>
    <message>
        <source>Source&apos;s value</source>
        <translation>情報源の値</translation>
    </message>
    <message>
        <source>Happened (UTC)</source>
        <translation>発生日時（UTC）</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>日時の精度</translation>
    </message>
    <message>
        <source>Reported (UTC)</source>
        <translation>報告日時（UTC）</translation>
    </message>
    <message>
        <source>First known (UTC)</source>
        <translation>初回把握日時（UTC）</translation>
    </message>
    <message>
        <source>Last known (UTC)</source>
        <translation>最終把握日時（UTC）</translation>
    </message>
    <message>
        <source>Acknowledged (UTC)</source>
        <translation>確認日時（UTC）</translation>
    </message>
    <message>
        <source>Title (Japanese)</source>
        <translation>件名（日本語）</translation>
    </message>
    <message>
        <source>Title (English)</source>
        <translation>件名（英語）</translation>
    </message>
    <message>
        <source>Summary (Japanese)</source>
        <translation>概要（日本語）</translation>
    </message>
    <message>
        <source>Summary (English)</source>
        <translation>概要（英語）</translation>
    </message>
    <message>
        <source>Scope: everything that is known.</source>
        <translation>対象範囲：把握しているすべての情報</translation>
    </message>
    <message>
        <source>Scope: only the sectors %1</source>
        <translation>対象範囲：分野は%1のみ</translation>
    </message>
    <message>
        <source>Scope: only the countries %1</source>
        <translation>対象範囲：国は%1のみ</translation>
    </message>
    <message>
        <source>Scope: only the regions %1</source>
        <translation>対象範囲：地域は%1のみ</translation>
    </message>
    <message>
        <source>Scope: severity %1 and above</source>
        <translation>対象範囲：深刻度「%1」以上</translation>
    </message>
    <message>
        <source>Scope: without unknown severities</source>
        <translation>対象範囲：深刻度不明を除く</translation>
    </message>
    <message>
        <source>Scope: %1 and less strict</source>
        <translation>対象範囲：%1まで</translation>
    </message>
    <message>
        <source>Scope: happened from %1</source>
        <translation>対象範囲：%1以降に発生</translation>
    </message>
    <message>
        <source>Scope: happened before %1</source>
        <translation>対象範囲：%1より前に発生</translation>
    </message>
    <message>
        <source>Scope: only the feeds %1</source>
        <translation>対象範囲：配信元は%1のみ</translation>
    </message>
    <message>
        <source>Scope: without exercises</source>
        <translation>対象範囲：演習を除く</translation>
    </message>
    <message>
        <source>Scope: only reports of the kinds %1</source>
        <translation>対象範囲：種別は%1のみ</translation>
    </message>
    <message>
        <source>Scope: with the text “%1”</source>
        <translation>対象範囲：「%1」を含むもの</translation>
    </message>
    <message numerus="yes">
        <source>Left out: %n report(s) marked %1, above the ceiling %2.</source>
        <translation>
            <numerusform>上限%2を超える%1の報告%n件を除外しています。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left out: %n report(s) marked %1 that may not be released to %2.</source>
        <translation>
            <numerusform>%2への提供が認められていない%1の報告%n件を除外しています。</numerusform>
        </translation>
    </message>
    <message>
        <source>EXERCISE: %1</source>
        <translation>【演習】%1</translation>
    </message>
    <message>
        <source>Nothing in scope was left out.</source>
        <translation>対象範囲内で除外した情報はありません。</translation>
    </message>
    <message>
        <source>Open incidents by country and severity</source>
        <translation>国別・深刻度別の対応中インシデント</translation>
    </message>
    <message>
        <source>Exercise incidents are counted apart and never added to real ones.</source>
        <translation>演習のインシデントは別に集計し、実際のインシデントには加算していません。</translation>
    </message>
    <message>
        <source>Scope and what was left out</source>
        <translation>対象範囲と除外した情報</translation>
    </message>
    <message>
        <source>How fresh the feeds are</source>
        <translation>配信元の受信状況</translation>
    </message>
    <message>
        <source>No feed has been heard: whether anything is open is not known.</source>
        <translation>受信できた配信元がないため、対応中のインシデントの有無は不明です。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>対応中</translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation>解消</translation>
    </message>
    <message>
        <source>Retracted</source>
        <translation>取消し</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合計</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation>最終受信</translation>
    </message>
    <message>
        <source>Known or unknown</source>
        <translation>把握状況</translation>
    </message>
    <message>
        <source>from the journal, not connected</source>
        <translation>記録から読込（未接続）</translation>
    </message>
    <message>
        <source>never</source>
        <translation>受信なし</translation>
    </message>
    <message>
        <source>%1 (%2 before)</source>
        <translation>%1（%2前）</translation>
    </message>
    <message>
        <source>known</source>
        <translation>把握済み</translation>
    </message>
    <message>
        <source>unknown since %1</source>
        <translation>%1から状況不明</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>状況不明</translation>
    </message>
    <message>
        <source>Response to alerts</source>
        <translation>アラートへの対応状況</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>確認済み</translation>
    </message>
    <message>
        <source>Median time</source>
        <translation>所要時間の中央値</translation>
    </message>
    <message>
        <source>Nine of ten within</source>
        <translation>9割の確認に要した時間</translation>
    </message>
    <message>
        <source>Not yet acknowledged</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>最長の待ち時間</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>深刻度</translation>
    </message>
    <message>
        <source>Sector and region</source>
        <translation>分野と地域</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Title and summary</source>
        <translation>件名と概要</translation>
    </message>
    <message>
        <source>Marking and source</source>
        <translation>TLPと情報源</translation>
    </message>
    <message>
        <source>not acknowledged</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>acknowledged</source>
        <translation>確認済み</translation>
    </message>
    <message>
        <source>All sectors</source>
        <translation>全分野</translation>
    </message>
    <message>
        <source>reported late</source>
        <translation>遅延報告</translation>
    </message>
    <message>
        <source>The summary could not be read.</source>
        <translation>概要を読み込めませんでした。</translation>
    </message>
    <message>
        <source>Real incidents</source>
        <translation>実際のインシデント</translation>
    </message>
    <message>
        <source>Open incidents</source>
        <translation>対応中のインシデント</translation>
    </message>
    <message>
        <source>No open incident is known within the scope and the ceiling.</source>
        <translation>対象範囲とTLPの上限内で、対応中のインシデントは把握していません。</translation>
    </message>
    <message>
        <source>Advisories</source>
        <translation>注意喚起</translation>
    </message>
    <message>
        <source>No advisory is known within the scope and the ceiling.</source>
        <translation>対象範囲とTLPの上限内で、注意喚起は把握していません。</translation>
    </message>
    <message>
        <source>Engagements</source>
        <translation>日米連携行事</translation>
    </message>
    <message>
        <source>No engagement is known within the scope and the ceiling.</source>
        <translation>対象範囲とTLPの上限内で、日米連携行事は把握していません。</translation>
    </message>
    <message>
        <source>Retracted by the source</source>
        <translation>情報源が取り消した報告</translation>
    </message>
    <message>
        <source>Nothing within the scope and the ceiling was retracted.</source>
        <translation>対象範囲とTLPの上限内で、取り消された報告はありません。</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>公表</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>発生</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>報告</translation>
    </message>
    <message>
        <source>revision %1</source>
        <translation>第%1版</translation>
    </message>
    <message>
        <source>Reports withheld: see page 1</source>
        <translation>除外した報告あり（1ページ参照）</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Show this help.</source>
        <translation>このヘルプを表示します。</translation>
    </message>
    <message>
        <source>Language of the messages. Default: that of the system.</source>
        <translation>メッセージの言語。既定はシステムの言語です。</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>バージョンを表示します。</translation>
    </message>
    <message>
        <source>it takes no value</source>
        <translation>値は指定できません</translation>
    </message>
    <message>
        <source>its value is missing: %1</source>
        <translation>値がありません：%1</translation>
    </message>
    <message>
        <source>one word too many</source>
        <translation>余分な引数です</translation>
    </message>
    <message>
        <source>a number from %1 to %2 is expected, not %3</source>
        <translation>%3ではなく、%1から%2までの数値を指定してください</translation>
    </message>
    <message>
        <source>it excludes %1</source>
        <translation>%1とは同時に指定できません</translation>
    </message>
    <message>
        <source>[options]</source>
        <translation>[オプション]</translation>
    </message>
    <message>
        <source>COMMAND …</source>
        <translation>コマンド …</translation>
    </message>
    <message>
        <source>Usage: %1</source>
        <translation>使い方：%1</translation>
    </message>
    <message>
        <source>Commands:</source>
        <translation>コマンド：</translation>
    </message>
    <message>
        <source>Arguments:</source>
        <translation>引数：</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>オプション：</translation>
    </message>
    <message>
        <source>Examples:</source>
        <translation>例：</translation>
    </message>
    <message>
        <source>ja or en is expected, not %1</source>
        <translation>%1ではなく、jaまたはenを指定してください</translation>
    </message>
</context>
<context>
    <name>Dashboard</name>
    <message>
        <source>Situational awareness for cyber watch floors: shows incident feeds as sector board, map, timeline and alert queue, in Japanese and English.</source>
        <translation>サイバー監視フロアのための状況認識ツールです。配信元から届くインシデントを、分野別の表、地図、時系列、アラート一覧として日本語と英語で表示します。</translation>
    </message>
    <message>
        <source>Folder of the journal. Made when it is missing. Default: in the user&apos;s data folder.</source>
        <translation>記録のフォルダー。なければ作成します。既定は利用者のデータフォルダー内です。</translation>
    </message>
    <message>
        <source>Who sits at this desk. Default: the user&apos;s name on this machine.</source>
        <translation>この席の当直員の氏名。既定はこの端末の利用者名です。</translation>
    </message>
    <message>
        <source>Name of this desk, as written into its actions.</source>
        <translation>この席の名称。操作の記録に残ります。</translation>
    </message>
    <message>
        <source>First scope, as in &quot;sector=us.energy severity&gt;=3&quot;.</source>
        <translation>起動時の絞り込み（例：&quot;sector=us.energy severity&gt;=3&quot;）。</translation>
    </message>
    <message>
        <source>Theme of the windows. Default: the last one used.</source>
        <translation>画面の配色。既定は前回と同じです。</translation>
    </message>
    <message>
        <source>Start in wall mode: full screen, without menus.</source>
        <translation>大画面表示（全画面、メニューなし）で起動します。</translation>
    </message>
    <message>
        <source>Save a picture of the window once the picture is complete, and quit.</source>
        <translation>状況図がそろった時点で画面を画像に保存し、終了します。</translation>
    </message>
    <message>
        <source>With --screenshot: so long after the picture is complete.</source>
        <translation>--screenshot と併用。状況図がそろってから保存するまでの秒数。</translation>
    </message>
    <message>
        <source>Size of the window.</source>
        <translation>ウィンドウの大きさ。</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>バージョンを表示します。</translation>
    </message>
    <message>
        <source>Write a briefing as PDF, PNG, HTML or CSV, without a display.</source>
        <translation>状況説明資料をPDF、PNG、HTML、CSVで作成します（画面不要）。</translation>
    </message>
    <message>
        <source>Check a journal for damage.</source>
        <translation>記録の破損を検査します。</translation>
    </message>
    <message>
        <source>Every feed of that relay.</source>
        <translation>そのリレーの全配信元を受信します。</translation>
    </message>
    <message>
        <source>A briefing from what is on disk.</source>
        <translation>保存済みの記録から状況説明資料を作成します。</translation>
    </message>
    <message>
        <source>night, day or print is expected, not %1</source>
        <translation>%1ではなく、night、day、print のいずれかを指定してください</translation>
    </message>
    <message>
        <source>1920x1080, for example, is expected, not %1</source>
        <translation>%1ではなく、1920x1080 のように指定してください</translation>
    </message>
    <message>
        <source>Report to open first, by its feed and identifier.</source>
        <translation>最初に開く報告（配信元と識別子で指定）。</translation>
    </message>
    <message>
        <source>jp-gov/G-1081, for example, is expected, not %1</source>
        <translation>%1ではなく、jp-gov/G-1081 のように指定してください</translation>
    </message>
    <message>
        <source>Feed to subscribe to in this run, besides those that are set up: wss://HOST:PORT/NAME, or wss://HOST:PORT/ for every feed of that relay. May be given several times.</source>
        <translation>設定済みの配信元に加えて、今回の実行で受信する配信元（wss://HOST:PORT/NAME）。wss://HOST:PORT/ とすると、そのリレーの全配信元を受信します。複数回指定できます。</translation>
    </message>
    <message>
        <source>List of the feeds that are set up in the window. Made when it is missing. Default: feeds.json in the user&apos;s folder of settings.</source>
        <translation>画面で設定した配信元の一覧。なければ作成します。既定は利用者の設定フォルダーの feeds.json です。</translation>
    </message>
</context>
<context>
    <name>FeedDrafts</name>
    <message numerus="yes">
        <source>The server&apos;s clock is %n second(s) ahead of this machine&apos;s.</source>
        <translation>
            <numerusform>サーバの時計は、この端末の時計より%n秒進んでいます。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server&apos;s clock is %n second(s) behind this machine&apos;s.</source>
        <translation>
            <numerusform>サーバの時計は、この端末の時計より%n秒遅れています。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server has %n feed(s) for this desk: %1</source>
        <translation>
            <numerusform>この席向けの配信元は%n件です：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>The feed is there. It holds no events yet.</source>
        <translation>配信元が見つかりました。イベントはまだありません。</translation>
    </message>
    <message>
        <source>The feed is there. It holds the events %1 to %2.</source>
        <translation>配信元が見つかりました。イベント%1～%2を保持しています。</translation>
    </message>
    <message>
        <source>Enter the address that the operator of the feed gave you.</source>
        <translation>配信元の運用者から受け取ったアドレスを入力してください。</translation>
    </message>
    <message>
        <source>This would carry everything unencrypted between machines. Use wss://, or allow it below.</source>
        <translation>他の端末との通信がすべて暗号化されません。wss:// を使うか、下の欄で許可してください。</translation>
    </message>
    <message>
        <source>Leave name and password out of the address. The token has a field of its own.</source>
        <translation>アドレスに名前とパスワードを含めないでください。トークンには専用の欄があります。</translation>
    </message>
    <message>
        <source>This address is in the list twice.</source>
        <translation>このアドレスは一覧に二重に登録されています。</translation>
    </message>
    <message>
        <source>A client certificate and its private key go together. Name both files or none.</source>
        <translation>クライアント証明書と秘密鍵は対で使います。両方のファイルを指定するか、どちらも空欄にしてください。</translation>
    </message>
    <message>
        <source>New feed</source>
        <translation>新しい配信元</translation>
    </message>
    <message>
        <source>%1, all feeds</source>
        <translation>%1（全配信元）</translation>
    </message>
    <message>
        <source>Looking at the settings…</source>
        <translation>設定を確認しています…</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>接続しています…</translation>
    </message>
    <message>
        <source>Connected. Asking to be let in…</source>
        <translation>接続しました。サーバの許可を待っています…</translation>
    </message>
    <message>
        <source>Let in. Looking for the feed…</source>
        <translation>許可されました。配信元を探しています…</translation>
    </message>
    <message>
        <source>The connection works.</source>
        <translation>接続できました。</translation>
    </message>
    <message>
        <source>The settings cannot be used: %1</source>
        <translation>この設定は使えません：%1</translation>
    </message>
    <message>
        <source>There is no connection: %1</source>
        <translation>接続できませんでした：%1</translation>
    </message>
    <message>
        <source>Connected, but not let in: %1</source>
        <translation>接続しましたが、許可されませんでした：%1</translation>
    </message>
    <message>
        <source>Connected, but without a feed: %1</source>
        <translation>接続しましたが、配信元を受信できません：%1</translation>
    </message>
    <message>
        <source>It is encrypted, and the server&apos;s certificate is trusted.</source>
        <translation>通信は暗号化されており、サーバの証明書も信頼できます。</translation>
    </message>
    <message>
        <source>It is not encrypted.</source>
        <translation>通信は暗号化されていません。</translation>
    </message>
    <message>
        <source>This desk is given events up to %1. There may be more.</source>
        <translation>この席に届くのは%1までのイベントです。ほかにもイベントがある可能性があります。</translation>
    </message>
    <message>
        <source>This desk is given a part of the feed. There may be more.</source>
        <translation>この席に届くのは配信元の一部です。ほかにもイベントがある可能性があります。</translation>
    </message>
</context>
<context>
    <name>FeedFault</name>
    <message>
        <source>The server did not answer within 10 seconds.</source>
        <translation>サーバが10秒以内に応答しませんでした。</translation>
    </message>
    <message>
        <source>Nothing was heard for three heartbeats.</source>
        <translation>ハートビートが3回続けて届きませんでした。</translation>
    </message>
    <message>
        <source>The server sent something that is not a frame of this protocol.</source>
        <translation>サーバから、このプロトコルのフレームではないデータを受信しました。</translation>
    </message>
    <message>
        <source>The server sent a frame out of order.</source>
        <translation>サーバから、順序どおりでないフレームを受信しました。</translation>
    </message>
    <message>
        <source>The server holds fewer events than it has already sent under the same numbering.</source>
        <translation>サーバが保持しているイベントの数が、同じ採番で送信済みの数を下回っています。</translation>
    </message>
    <message>
        <source>The server answered for another feed, %1.</source>
        <translation>サーバが別の配信元（%1）として応答しました。</translation>
    </message>
    <message>
        <source>Events are missing in the stream. They are asked for again.</source>
        <translation>受信したイベントに欠落があります。再送を要求します。</translation>
    </message>
    <message>
        <source>The server sent events again that it had sent before. The feed is asked for again.</source>
        <translation>サーバが送信済みのイベントをもう一度送信しました。配信元に再要求しています。</translation>
    </message>
    <message>
        <source>The server sent events out of order. The feed is asked for again.</source>
        <translation>サーバから、順序どおりでないイベントを受信しました。配信元に再要求しています。</translation>
    </message>
    <message>
        <source>The server sent events without a place in the feed.</source>
        <translation>サーバから、順序番号のないイベントを受信しました。</translation>
    </message>
    <message>
        <source>The server sent more events than were asked for.</source>
        <translation>サーバから、要求した数を超えるイベントを受信しました。</translation>
    </message>
    <message>
        <source>The server sent larger events than fit. They are asked for again in smaller portions.</source>
        <translation>サーバから届いたイベントが大きすぎて受信しきれません。少量ずつに分けて再要求しています。</translation>
    </message>
    <message>
        <source>The server did not answer within 5 seconds.</source>
        <translation>サーバが5秒以内に応答しませんでした。</translation>
    </message>
    <message>
        <source>The server did not send a list of feeds.</source>
        <translation>サーバから配信元の一覧を受信できませんでした。</translation>
    </message>
    <message>
        <source>The server refuses and does not say why.</source>
        <translation>サーバは接続を拒否しました。理由は示されていません。</translation>
    </message>
    <message>
        <source>A feed cannot have this name.</source>
        <translation>配信元の名前として使えません。</translation>
    </message>
    <message>
        <source>Another server has a feed of this name. Only that one is subscribed to.</source>
        <translation>別のサーバに同じ名前の配信元があり、そちらだけを受信しています。</translation>
    </message>
    <message>
        <source>The server names no feed for this desk. It is asked again.</source>
        <translation>サーバにこの席向けの配信元がありません。再度問い合わせています。</translation>
    </message>
    <message>
        <source>The stream of this feed was removed or made anew.</source>
        <translation>この配信元のストリームが削除されたか、作り直されました。</translation>
    </message>
    <message>
        <source>The connection was closed.</source>
        <translation>接続が切断されました。</translation>
    </message>
    <message>
        <source>A second subscription on one connection.</source>
        <translation>1つの接続で2度目の受信要求がありました。</translation>
    </message>
    <message>
        <source>The server has no consumer for this desk at the moment.</source>
        <translation>現在、サーバがこの席向けのコンシューマを用意できません。</translation>
    </message>
    <message>
        <source>Events were removed from the stream before this desk had seen them.</source>
        <translation>この席が受信する前に、イベントがストリームから削除されました。</translation>
    </message>
    <message>
        <source>The server does not accept the token, the user or the certificate of this desk.</source>
        <translation>サーバが、この席のトークン、ユーザーまたは証明書を受け入れません。</translation>
    </message>
    <message>
        <source>The server has not heard from this desk for too long.</source>
        <translation>この席からの通信が長時間途絶えたため、サーバが接続を閉じました。</translation>
    </message>
    <message>
        <source>%1 closed the connection with the words: %2</source>
        <translation>%1が接続を閉じました。サーバのメッセージ：%2</translation>
    </message>
    <message>
        <source>What answers at %1 does not speak the NATS protocol.</source>
        <translation>%1から、NATSプロトコルではない応答がありました。</translation>
    </message>
    <message>
        <source>The server sent a message that is too large.</source>
        <translation>サーバから大きすぎるメッセージが届きました。</translation>
    </message>
    <message>
        <source>%1 closed the connection.</source>
        <translation>%1が接続を閉じました。</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1から時間内に応答がありませんでした。</translation>
    </message>
    <message>
        <source>The server does not answer any more.</source>
        <translation>サーバが応答しなくなりました。</translation>
    </message>
    <message>
        <source>The server sent a text message instead of a frame.</source>
        <translation>サーバから、フレームではなくテキストメッセージを受信しました。</translation>
    </message>
    <message>
        <source>A certificate of %1 expired on %2. Its operator has to renew it; if it looks current to others, check the clock of this machine.</source>
        <translation>%1の証明書は%2に期限が切れました。運用者による更新が必要です。他の端末で期限切れにならない場合は、この端末の時計を確かめてください。</translation>
    </message>
    <message>
        <source>A certificate of %1 is not valid before %2. Check whether the clock of this machine is right.</source>
        <translation>%1の証明書は%2になるまで有効ではありません。この端末の時計が正しいか確かめてください。</translation>
    </message>
    <message>
        <source>The certificate of %1 names no host. Check the address; somebody else may answer there.</source>
        <translation>%1の証明書にホスト名が記載されていません。アドレスを確かめてください。別の相手が応答している可能性があります。</translation>
    </message>
    <message>
        <source>The certificate was made for %1, not for %2. Check the address; somebody else may answer there.</source>
        <translation>証明書は%1のもので、%2のものではありません。アドレスを確かめてください。別の相手が応答している可能性があります。</translation>
    </message>
    <message>
        <source>The certificate of %1 was revoked. Do not connect, and ask its operator.</source>
        <translation>%1の証明書は失効しています。接続せずに、運用者に問い合わせてください。</translation>
    </message>
    <message>
        <source>The certificate of %1 is signed by itself, so nobody vouches for it. If its operator confirms the fingerprint %2, name that certificate as CA file.</source>
        <translation>%1の証明書は自己署名のため、保証する第三者がいません。フィンガープリント%2が正しいことを運用者に確かめたうえで、その証明書をCAファイルに指定してください。</translation>
    </message>
    <message>
        <source>The certificate of %1 is signed by an authority that is not trusted here. Ask its operator for the certificate of that authority and name it as CA file.</source>
        <translation>%1の証明書に署名した認証局を、この端末は信頼していません。その認証局の証明書を運用者から受け取り、CAファイルに指定してください。</translation>
    </message>
    <message>
        <source>%1 showed no certificate.</source>
        <translation>%1が証明書を提示しませんでした。</translation>
    </message>
    <message>
        <source>The certificate of %1 is not accepted (%2).</source>
        <translation>%1の証明書を受け入れられません（%2）。</translation>
    </message>
    <message>
        <source>%1 does not let this desk in (HTTP %2). Check the token.</source>
        <translation>%1がこの席の接続を許可していません（HTTP %2）。トークンを確かめてください。</translation>
    </message>
    <message>
        <source>%1 answers, but is not a server of feeds at this address (HTTP 404).</source>
        <translation>%1は応答しますが、このアドレスは配信サーバではありません（HTTP 404）。</translation>
    </message>
    <message>
        <source>%1 is too busy now (HTTP %2).</source>
        <translation>%1は現在混み合っています（HTTP %2）。</translation>
    </message>
    <message>
        <source>%1 answers, but not like a server of feeds (HTTP %2). Check host and port.</source>
        <translation>%1は応答しますが、配信サーバの応答ではありません（HTTP %2）。ホストとポートを確かめてください。</translation>
    </message>
    <message>
        <source>%1 asks for a client certificate that it knows. Name one with its key.</source>
        <translation>%1は登録済みのクライアント証明書を求めています。証明書とその秘密鍵を指定してください。</translation>
    </message>
    <message>
        <source>%1 does not accept the client certificate of this desk.</source>
        <translation>%1がこの席のクライアント証明書を受け入れません。</translation>
    </message>
    <message>
        <source>%1 does not speak TLS at this port. Check the port, or whether it is meant to be ws://.</source>
        <translation>%1のこのポートはTLSに対応していません。ポートが正しいか、アドレスが ws:// で始まるものではないかを確かめてください。</translation>
    </message>
    <message>
        <source>%1 speaks no version of TLS that is safe: 1.2 at least is needed.</source>
        <translation>%1は安全なTLSに対応していません。バージョン1.2以上が必要です。</translation>
    </message>
    <message>
        <source>The encrypted connection to %1 could not be made (%2).</source>
        <translation>%1への暗号化された接続を確立できませんでした（%2）。</translation>
    </message>
    <message>
        <source>Nothing listens at %1. Check host and port, and whether the server runs.</source>
        <translation>%1で待ち受けているプログラムがありません。ホストとポート、およびサーバが動いているかを確かめてください。</translation>
    </message>
    <message>
        <source>There is no host %1. Check how it is written, and the network.</source>
        <translation>ホスト%1が見つかりません。つづりとネットワークを確かめてください。</translation>
    </message>
    <message>
        <source>%1 hung up before it answered. It may ask for a client certificate that it knows.</source>
        <translation>%1は応答する前に接続を切りました。登録済みのクライアント証明書を求めている可能性があります。</translation>
    </message>
    <message>
        <source>There is no way to %1 from here. Check the network.</source>
        <translation>この端末から%1に到達できません。ネットワークを確かめてください。</translation>
    </message>
    <message>
        <source>What %1 sends over the encrypted connection was changed under way. It is asked for again.</source>
        <translation>%1から暗号化された接続で届いたデータが、途中で変わっています。再接続して受信し直します。</translation>
    </message>
    <message>
        <source>%1 answers, but not like a server of feeds. Check host and port.</source>
        <translation>%1は応答しますが、配信サーバの応答ではありません。ホストとポートを確かめてください。</translation>
    </message>
    <message>
        <source>%1 began a message and did not finish it within 5 seconds.</source>
        <translation>%1からのメッセージが途中で止まり、5秒以内に続きが届きませんでした。</translation>
    </message>
    <message>
        <source>%1 is shutting down.</source>
        <translation>%1は停止処理中です。</translation>
    </message>
    <message>
        <source>What travels between this desk and %1 arrives damaged (WebSocket code %2). Check what lies between.</source>
        <translation>この席と%1の間で、通信データが壊れて届いています（WebSocketコード%2）。途中の経路を確かめてください。</translation>
    </message>
    <message>
        <source>%1 does not allow this connection. Ask its operator.</source>
        <translation>%1はこの接続を許可していません。運用者に問い合わせてください。</translation>
    </message>
    <message>
        <source>A message between this desk and %1 is larger than allowed.</source>
        <translation>この席と%1の間で、上限を超える大きさのメッセージが送られました。</translation>
    </message>
    <message>
        <source>%1 has a trouble of its own (WebSocket code %2). It is tried again.</source>
        <translation>%1側で問題が起きています（WebSocketコード%2）。再接続を試みます。</translation>
    </message>
    <message>
        <source>The server asks for a token. Enter the one that its operator gave you.</source>
        <translation>サーバはトークンを求めています。運用者から受け取ったトークンを入力してください。</translation>
    </message>
    <message>
        <source>The server does not accept this token. Check it, or ask the operator for a new one.</source>
        <translation>サーバはこのトークンを受け入れません。トークンを確かめるか、運用者に新しいものを依頼してください。</translation>
    </message>
    <message>
        <source>The server has no feed of this name for this desk. Check the end of the address.</source>
        <translation>サーバに、この席向けのこの名前の配信元がありません。アドレスの末尾を確かめてください。</translation>
    </message>
    <message>
        <source>The server cannot serve this feed now. Try again later. The server&apos;s reason:</source>
        <translation>サーバは現在この配信元を配信できません。時間をおいて、もう一度お試しください。サーバが示した理由：</translation>
    </message>
    <message>
        <source>The server refuses this desk. Ask its operator. The server&apos;s reason:</source>
        <translation>サーバがこの席の接続を拒否しました。運用者に問い合わせてください。サーバが示した理由：</translation>
    </message>
    <message>
        <source>The server names no feed for this desk. Ask its operator whether a token is needed.</source>
        <translation>サーバにこの席向けの配信元がありません。トークンが必要かどうか、運用者に問い合わせてください。</translation>
    </message>
</context>
<context>
    <name>FeedList</name>
    <message>
        <source>a text of at most %1 characters is expected</source>
        <translation>%1文字以内の文字列が必要です</translation>
    </message>
    <message>
        <source>true or false is expected</source>
        <translation>true または false が必要です</translation>
    </message>
    <message>
        <source>a list of codes is expected</source>
        <translation>コードの一覧が必要です</translation>
    </message>
    <message>
        <source>there is no field of this name</source>
        <translation>この名前の項目はありません</translation>
    </message>
    <message>
        <source>an object is expected</source>
        <translation>オブジェクトが必要です</translation>
    </message>
    <message>
        <source>names and passwords do not belong into an address</source>
        <translation>アドレスに名前やパスワードを含めることはできません</translation>
    </message>
    <message>
        <source>it is larger than a list of feeds can be</source>
        <translation>配信元の一覧としては大きすぎます</translation>
    </message>
    <message>
        <source>1 is expected</source>
        <translation>1が必要です</translation>
    </message>
    <message>
        <source>a list of at most %1 feeds is expected</source>
        <translation>%1件以内の配信元の一覧が必要です</translation>
    </message>
    <message>
        <source>this feed is named twice</source>
        <translation>この配信元は二重に登録されています</translation>
    </message>
</context>
<context>
    <name>FeedOptions</name>
    <message>
        <source>File whose first line is the token for the feeds named here. Only you may be able to read it (chmod 600).</source>
        <translation>ここで指定する配信元のトークンを1行目に書いたファイル。本人だけが読める設定にしてください（chmod 600）。</translation>
    </message>
    <message>
        <source>Authorities to trust for the feeds named here, in place of the system&apos;s.</source>
        <translation>ここで指定する配信元について、システムの認証局の代わりに信頼する認証局。</translation>
    </message>
    <message>
        <source>Client certificate to show to servers that ask for one; with --key.</source>
        <translation>サーバに求められたときに提示するクライアント証明書。--key と併せて指定します。</translation>
    </message>
    <message>
        <source>Private key of the client certificate, without a password.</source>
        <translation>クライアント証明書の秘密鍵（パスワードなし）。</translation>
    </message>
    <message>
        <source>Allow ws:// to other machines: anybody between can read and change what is sent.</source>
        <translation>他の端末への ws:// 接続を許可します。通信は途中で読み取られ、書き換えられるおそれがあります。</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Worst open incident of each sector</source>
        <translation>分野別の最も深刻な対応中インシデント</translation>
    </message>
    <message>
        <source>Regions of both countries</source>
        <translation>両国の地域別状況</translation>
    </message>
    <message>
        <source>Map of both countries</source>
        <translation>両国の地図</translation>
    </message>
    <message>
        <source>Japan: the 24 hours before</source>
        <translation>日本：直前24時間の経過</translation>
    </message>
    <message>
        <source>United States: the 24 hours before</source>
        <translation>米国：直前24時間の経過</translation>
    </message>
</context>
<context>
    <name>Floor</name>
    <message>
        <source>Sectors</source>
        <translation>分野別</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地図</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>時系列</translation>
    </message>
    <message>
        <source>Trends</source>
        <translation>傾向</translation>
    </message>
    <message>
        <source>Feeds</source>
        <translation>配信元</translation>
    </message>
    <message>
        <source>Alert Queue</source>
        <translation>アラート一覧</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>インシデント</translation>
    </message>
    <message>
        <source>Show the feeds</source>
        <translation>配信元の表示</translation>
    </message>
    <message>
        <source>New briefing…</source>
        <translation>状況説明の新規作成…</translation>
    </message>
    <message>
        <source>Set up feeds…</source>
        <translation>配信元の設定…</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>not an advisory: id, title or initial_release is missing</source>
        <translation>注意喚起の記録ではありません。id、title、initial_releaseのいずれかがありません</translation>
    </message>
    <message>
        <source>not a known exploited vulnerability: cve or added is missing</source>
        <translation>悪用が確認された脆弱性の記録ではありません。cveまたはaddedがありません</translation>
    </message>
    <message>
        <source>not a JSON object</source>
        <translation>JSONオブジェクトではありません</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>ファイルが空です</translation>
    </message>
    <message>
        <source>no record of the format that --format names is among the first ones</source>
        <translation>先頭の部分に、--formatで指定した形式の記録がありません</translation>
    </message>
    <message>
        <source>longer than a megabyte</source>
        <translation>1メガバイトを超えています</translation>
    </message>
    <message>
        <source>the file ends in the middle of a record</source>
        <translation>ファイルが記録の途中で終わっています</translation>
    </message>
    <message>
        <source>not a STIX object: type or id is missing</source>
        <translation>STIXオブジェクトではありません。typeまたはidがありません</translation>
    </message>
    <message>
        <source>not a STIX object: its id is not of its type</source>
        <translation>STIXオブジェクトではありません。idとtypeが合っていません</translation>
    </message>
    <message>
        <source>not a VERIS record: schema_version, timeline or action is missing</source>
        <translation>VERISの記録ではありません。schema_version、timeline、actionのいずれかがありません</translation>
    </message>
</context>
<context>
    <name>IncidentReport</name>
    <message>
        <source>revision %1</source>
        <translation>第%1版</translation>
    </message>
    <message>
        <source>late report</source>
        <translation>遅延報告</translation>
    </message>
    <message>
        <source>No report is selected.</source>
        <translation>報告が選択されていません。</translation>
    </message>
    <message>
        <source>Select one in the alert queue, on the map or on the timeline.</source>
        <translation>アラート一覧、地図、時系列のいずれかで選択してください。</translation>
    </message>
    <message>
        <source>The picture is being read.</source>
        <translation>状況図を読み込んでいます。</translation>
    </message>
    <message>
        <source>The report appears as soon as the journal has been read.</source>
        <translation>記録の読込みが終わりしだい表示します。</translation>
    </message>
    <message>
        <source>This report was not known at %1.</source>
        <translation>この報告は%1の時点では把握していませんでした。</translation>
    </message>
    <message>
        <source>Return to live, choose a later time, or select another report.</source>
        <translation>現在の状況に戻るか、より後の時刻を指定するか、別の報告を選択してください。</translation>
    </message>
    <message>
        <source>This report is not in the picture.</source>
        <translation>この報告は状況図にありません。</translation>
    </message>
    <message>
        <source>Select another one.</source>
        <translation>別の報告を選択してください。</translation>
    </message>
    <message>
        <source>The journal could not give this report back.</source>
        <translation>この報告を記録から読み出せませんでした。</translation>
    </message>
    <message>
        <source>The report is being read.</source>
        <translation>報告を読み込んでいます。</translation>
    </message>
    <message>
        <source>It appears in a moment.</source>
        <translation>まもなく表示します。</translation>
    </message>
    <message>
        <source>Revision %1 has arrived.</source>
        <translation>第%1版が届きました。</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>インシデント</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy Identifier</source>
        <translation>識別子をコピー</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>配信元</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>識別子</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>イベント</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>版</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>キャンペーン</translation>
    </message>
    <message>
        <source>Exercise name</source>
        <translation>演習名</translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation>共有範囲</translation>
    </message>
    <message>
        <source>The source gives no label: handled as TLP:AMBER.</source>
        <translation>配信元がラベルを示していないため、TLP:AMBERとして扱います。</translation>
    </message>
    <message>
        <source>Releasable to</source>
        <translation>提供可能先</translation>
    </message>
    <message>
        <source>Nobody is named.</source>
        <translation>指定はありません。</translation>
    </message>
    <message>
        <source>Duplicate key</source>
        <translation>重複判定キー</translation>
    </message>
    <message>
        <source>Identification</source>
        <translation>識別情報</translation>
    </message>
    <message>
        <source>Copy Defanged</source>
        <translation>無害化してコピー</translation>
    </message>
    <message>
        <source>Copy Whole Report</source>
        <translation>報告全体をコピー</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>報告</translation>
    </message>
    <message>
        <source>Alt+Up and Alt+Down go from section to section. Ctrl+Shift+C copies defanged.</source>
        <translation>Alt+↑とAlt+↓で項目間を移動します。Ctrl+Shift+Cで無害化してコピーします。</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>情報の状態</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>事象の状況</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>深刻度</translation>
    </message>
    <message>
        <source>Source&apos;s severity</source>
        <translation>情報源の深刻度</translation>
    </message>
    <message>
        <source>Japanese title</source>
        <translation>日本語の件名</translation>
    </message>
    <message>
        <source>English title</source>
        <translation>英語の件名</translation>
    </message>
    <message>
        <source>Japanese summary</source>
        <translation>日本語の概要</translation>
    </message>
    <message>
        <source>English summary</source>
        <translation>英語の概要</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>End</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種別</translation>
    </message>
    <message>
        <source>Sectors</source>
        <translation>分野</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>国</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>確度</translation>
    </message>
    <message>
        <source>Exercise mark</source>
        <translation>演習の表示</translation>
    </message>
    <message>
        <source>Indicators</source>
        <translation>インディケータ</translation>
    </message>
    <message>
        <source>CVEs</source>
        <translation>CVE</translation>
    </message>
    <message>
        <source>Techniques</source>
        <translation>攻撃手法</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>製品</translation>
    </message>
    <message>
        <source>Suppliers</source>
        <translation>供給者</translation>
    </message>
    <message>
        <source>References</source>
        <translation>参考資料</translation>
    </message>
    <message>
        <source>not an exercise</source>
        <translation>演習ではない</translation>
    </message>
    <message numerus="yes">
        <source>%n added</source>
        <translation>
            <numerusform>%n件追加</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <translation>
            <numerusform>%n件削除</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1：%2、%3</translation>
    </message>
    <message>
        <source>%1 added (%2)</source>
        <translation>%1を追加（%2）</translation>
    </message>
    <message>
        <source>%1 added: %2</source>
        <translation>%1を追加：%2</translation>
    </message>
    <message>
        <source>%1 removed; it was: %2</source>
        <translation>%1を削除（削除前：%2）</translation>
    </message>
    <message>
        <source>%1, origin: %2 → %3</source>
        <translation>%1の由来：%2 → %3</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>deadline not known</source>
        <translation>期限不明</translation>
    </message>
    <message>
        <source>without delay</source>
        <translation>遅滞なく</translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n時間</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n分</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n business day(s)</source>
        <translation>
            <numerusform>%n営業日</numerusform>
        </translation>
    </message>
    <message>
        <source>by the end of the next calendar day</source>
        <translation>翌暦日の終わりまで</translation>
    </message>
    <message numerus="yes">
        <source>%n calendar day(s)</source>
        <translation>
            <numerusform>%n暦日</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n日</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%nか月</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n年</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: source: %2; information: %3</source>
        <translation>%1：情報源「%2」、情報「%3」</translation>
    </message>
    <message>
        <source>Nobody has acknowledged it.</source>
        <translation>まだ誰も確認していません。</translation>
    </message>
    <message>
        <source>%1 (%2), %3, having seen revision %4</source>
        <translation>%1（%2）、%3、第%4版を見て確認</translation>
    </message>
    <message>
        <source>Revision %1 came after that.</source>
        <translation>その後に第%1版が届いています。</translation>
    </message>
    <message>
        <source>At the desks</source>
        <translation>当直の対応</translation>
    </message>
    <message>
        <source>No rule raised an alert from this incident.</source>
        <translation>このインシデントからアラートを発報した規則はありません。</translation>
    </message>
    <message>
        <source>Alert raised</source>
        <translation>アラート発報</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>確認済み</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>担当者</translation>
    </message>
    <message>
        <source>%1, since %2</source>
        <translation>%1（%2から）</translation>
    </message>
    <message>
        <source>Nobody has taken it.</source>
        <translation>担当者はいません。</translation>
    </message>
    <message>
        <source>Your last action</source>
        <translation>自席の直近の操作</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Indicators and references</source>
        <translation>インディケータと参考資料</translation>
    </message>
    <message>
        <source>The source gives none.</source>
        <translation>情報源による記載はありません。</translation>
    </message>
    <message>
        <source>Nothing here is opened. Copy it, defanged if it goes into mail or chat.</source>
        <translation>ここからは何も開きません。コピーしてお使いください。メールやチャットに貼る場合は「無害化してコピー」を選んでください。</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>ATT&amp;CK techniques</source>
        <translation>ATT&amp;CKの攻撃手法</translation>
    </message>
    <message>
        <source>Vendor</source>
        <translation>ベンダー</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>製品</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>件名</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>Sharing bodies</source>
        <translation>情報共有体制</translation>
    </message>
    <message>
        <source>Whom to notify</source>
        <translation>連絡先</translation>
    </message>
    <message>
        <source>Certainty of this entry</source>
        <translation>この項目の確からしさ</translation>
    </message>
    <message>
        <source>%1, counted from: %2</source>
        <translation>%1（起算点：%2）</translation>
    </message>
    <message>
        <source>Whom it binds</source>
        <translation>対象者</translation>
    </message>
    <message>
        <source>Trigger</source>
        <translation>報告を要する場合</translation>
    </message>
    <message>
        <source>Report to</source>
        <translation>報告先</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>位置付け</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>施行状況</translation>
    </message>
    <message>
        <source>Authorities, duties and guidance</source>
        <translation>所管省庁・報告義務・手引き</translation>
    </message>
    <message>
        <source>Not legal advice. As of %1; check before relying on it.</source>
        <translation>法的助言ではありません。%1現在の内容です。利用の前に確かめてください。</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>手引き</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文書</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>出典</translation>
    </message>
    <message>
        <source>No field that is shown here changed.</source>
        <translation>ここに表示する項目に変更はありません。</translation>
    </message>
    <message numerus="yes">
        <source>%n older revision(s) are in the journal and not shown.</source>
        <translation>
            <numerusform>これより前の%n版は記録にありますが、表示していません。</numerusform>
        </translation>
    </message>
    <message>
        <source>The first that was received.</source>
        <translation>最初に受信した版です。</translation>
    </message>
    <message>
        <source>Revisions</source>
        <translation>改版履歴</translation>
    </message>
    <message numerus="yes">
        <source>%n revision(s) could not be read from the journal.</source>
        <translation>
            <numerusform>%n版を記録から読み出せませんでした。</numerusform>
        </translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>報告日時</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>変更内容</translation>
    </message>
    <message>
        <source>No official mapping exists between the US and the Japanese scale. They measure different things: the US scale potential national impact, rated during the response; the Japanese scale actual service impact on the public, rated after the event. The mapped value is Yagura&apos;s own proposal.</source>
        <translation>米国と日本の尺度の間に公式の対応関係はありません。両者は評価の対象が異なります。米国の尺度は国家への潜在的な影響を対応中に評価し、日本の尺度は国民へのサービスに実際に生じた影響を事後に評価します。換算値はYagura独自の案です。</translation>
    </message>
    <message>
        <source>On the other scale</source>
        <translation>他方の尺度</translation>
    </message>
    <message>
        <source>Display level</source>
        <translation>表示用の深刻度</translation>
    </message>
    <message>
        <source>Mapped from the source&apos;s scale.</source>
        <translation>情報源の尺度から換算した値です。</translation>
    </message>
    <message>
        <source>Severity and confidence</source>
        <translation>深刻度と確度</translation>
    </message>
    <message>
        <source>The source names no sector.</source>
        <translation>情報源は分野を示していません。</translation>
    </message>
    <message>
        <source>Counterparts</source>
        <translation>対応する分野</translation>
    </message>
    <message>
        <source>Sectors of the other country&apos;s list by Yagura&apos;s crosswalk; not an official one.</source>
        <translation>Yaguraの対応表による相手国の分野です。公式の対応ではありません。</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国</translation>
    </message>
    <message>
        <source>Sectors and place</source>
        <translation>分野と場所</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>まだなし</translation>
    </message>
    <message>
        <source>No Japanese text yet.</source>
        <translation>日本語の本文はまだありません。</translation>
    </message>
    <message>
        <source>No English text yet.</source>
        <translation>英語の本文はまだありません。</translation>
    </message>
    <message>
        <source>No Japanese title yet.</source>
        <translation>日本語の件名はまだありません。</translation>
    </message>
    <message>
        <source>No English title yet.</source>
        <translation>英語の件名はまだありません。</translation>
    </message>
    <message>
        <source>No Japanese summary yet.</source>
        <translation>日本語の概要はまだありません。</translation>
    </message>
    <message>
        <source>No English summary yet.</source>
        <translation>英語の概要はまだありません。</translation>
    </message>
    <message>
        <source>Origin of the summary: %1</source>
        <translation>概要の由来：%1</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>発生日時</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>公表日時</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>開始日時</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>終了日時</translation>
    </message>
    <message>
        <source>Sequenced by the feed</source>
        <translation>配信元の登録日時</translation>
    </message>
    <message>
        <source>Last revision sequenced</source>
        <translation>最新版の登録日時</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>遅延報告</translation>
    </message>
    <message>
        <source>First reported more than an hour after it happened.</source>
        <translation>発生から1時間を超えて最初に報告されました。</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Its outline above is from the picture. Check that the journal is whole.</source>
        <translation>上の概要は状況図によるものです。記録の状態を確かめてください。</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>run %1 (feed %2, %3 to %4)</source>
        <translation>%1番の記録単位（配信元%2、%3～%4）</translation>
    </message>
    <message>
        <source>A part of what was refused cannot be read.</source>
        <translation>隔離したイベントの一部を読み取れません。</translation>
    </message>
    <message>
        <source>A part of the actions that wait for their feed cannot be read.</source>
        <translation>配信元への送信を待つ操作の一部を読み取れません。</translation>
    </message>
    <message>
        <source>A part of the settings cannot be read.</source>
        <translation>設定の一部を読み取れません。</translation>
    </message>
    <message>
        <source>it is there already, and nothing is overwritten</source>
        <translation>すでに存在し、上書きはしません</translation>
    </message>
</context>
<context>
    <name>JournalCheck</name>
    <message>
        <source>What to do.</source>
        <translation>実行する操作。</translation>
    </message>
    <message>
        <source>Folder of the journal. Required.</source>
        <translation>記録のフォルダー（必須）。</translation>
    </message>
    <message>
        <source>Exit code 0: whole. 1: damaged, or not to be read.</source>
        <translation>終了コード0：破損なし。1：破損あり、または読み取り不可。</translation>
    </message>
    <message>
        <source>verify reads a whole journal and says whether anything in it is damaged; it changes nothing, and a dashboard may be using it meanwhile. repair copies what is whole into a new journal and says what is lost; the old one stays as it is, and no dashboard may be using it.</source>
        <translation>verify は記録全体を読み取り、破損の有無を報告します。内容は変更しません。ダッシュボードの使用中でも実行できます。repair は無事な部分を新しい記録に写し、失われたものを報告します。元の記録は変更しません。repair の前に、その記録を使うダッシュボードを終了してください。</translation>
    </message>
    <message>
        <source>Exit code 0: copied, even if something is lost.</source>
        <translation>終了コード0：写し終えました（失われたものがあっても0です）。</translation>
    </message>
</context>
<context>
    <name>JournalReport</name>
    <message>
        <source>It has no chain of hashes yet: it gets one when Yagura opens it for writing.</source>
        <translation>ハッシュ連鎖はまだありません。Yaguraが書込み用に開いたときに作られます。</translation>
    </message>
    <message numerus="yes">
        <source>head: %1 after %n event(s)</source>
        <translation>
            <numerusform>ハッシュ連鎖の最新値（head）：%1（イベント%n件の時点）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is whole: %n event(s).</source>
        <translation>
            <numerusform>「%1」に破損はありません（イベント%n件）。</numerusform>
        </translation>
    </message>
    <message>
        <source>A head of the chain that was written down earlier: whether what it vouched for is still there, unchanged. 64 digits.</source>
        <translation>以前に控えたハッシュ連鎖の最新値（head、64桁）。その時点までの内容が変わらずに残っているかを確かめます。</translation>
    </message>
    <message>
        <source>Write the result as one JSON object.</source>
        <translation>結果を1つのJSONオブジェクトで出力します。</translation>
    </message>
    <message>
        <source>Folder of the new one, which must not be there yet. Default: the name of the old one with &quot;-repaired&quot; behind it.</source>
        <translation>新しい記録のフォルダー。まだ存在しない名前を指定します。既定は元の名前に「-repaired」を付けたものです。</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) were copied to %1. The old journal stays as it is.</source>
        <translation>
            <numerusform>イベント%n件を「%1」に写しました。元の記録はそのまま残しています。</numerusform>
        </translation>
    </message>
    <message>
        <source>Lost: %1</source>
        <translation>失われたもの：%1</translation>
    </message>
    <message numerus="yes">
        <source>Lost: %n refused entry(s) of the quarantine</source>
        <translation>
            <numerusform>失われたもの：隔離項目%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is lost.</source>
        <translation>失われたものはありません。</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>ショートカット一覧</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>キー</translation>
    </message>
</context>
<context>
    <name>Map</name>
    <message>
        <source>unacknowledged</source>
        <translation>未確認あり</translation>
    </message>
    <message>
        <source>nothing unacknowledged</source>
        <translation>未確認なし</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不明</translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>対応中%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Not known whether anything is open</source>
        <translation>対応中の有無は不明</translation>
    </message>
    <message>
        <source>Nothing open</source>
        <translation>対応中なし</translation>
    </message>
    <message>
        <source>Outside the scope: not counted.</source>
        <translation>表示範囲外のため集計していません。</translation>
    </message>
    <message>
        <source>≈ The worst severity is mapped from another scale.</source>
        <translation>≈ 最も高い深刻度は、別の尺度から換算した値です。</translation>
    </message>
    <message numerus="yes">
        <source>%n unacknowledged</source>
        <translation>
            <numerusform>未確認%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Last word: %1 ago</source>
        <translation>最終報告：%1前</translation>
    </message>
    <message>
        <source>All sectors</source>
        <translation>全分野</translation>
    </message>
    <message numerus="yes">
        <source>%n sectors</source>
        <translation>
            <numerusform>%n分野</numerusform>
        </translation>
    </message>
    <message>
        <source>Okinawa, Sakishima, Daito</source>
        <translation>沖縄・先島・大東</translation>
    </message>
    <message>
        <source>Ogasawara Islands (Tokyo)</source>
        <translation>小笠原諸島（東京都）</translation>
    </message>
    <message>
        <source>Alaska</source>
        <translation>アラスカ州</translation>
    </message>
    <message>
        <source>Hawaii</source>
        <translation>ハワイ州</translation>
    </message>
    <message>
        <source>Puerto Rico, Virgin Islands</source>
        <translation>プエルトリコ・ヴァージン諸島</translation>
    </message>
    <message>
        <source>Guam, N. Marianas</source>
        <translation>グアム・北マリアナ諸島</translation>
    </message>
    <message>
        <source>American Samoa</source>
        <translation>アメリカ領サモア</translation>
    </message>
    <message>
        <source>Data from GeoNames.org · Natural Earth · US Census Bureau</source>
        <translation>出典：Data from GeoNames.org、Natural Earth、米国国勢調査局</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>There is no file %1. Check the path.</source>
        <translation>ファイル「%1」がありません。パスを確かめてください。</translation>
    </message>
    <message>
        <source>%1 is not a file. Name a file.</source>
        <translation>「%1」はファイルではありません。ファイルを指定してください。</translation>
    </message>
    <message>
        <source>The file %1 cannot be read (%2). Check its permissions and try again.</source>
        <translation>ファイル「%1」を読み込めません（%2）。アクセス権を確かめて、もう一度お試しください。</translation>
    </message>
    <message>
        <source>There is no folder %1. Create it or name another one.</source>
        <translation>フォルダー「%1」がありません。作成するか、別のフォルダーを指定してください。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be opened. Check its permissions.</source>
        <translation>フォルダー「%1」を開けません。アクセス権を確かめてください。</translation>
    </message>
    <message>
        <source>%1 cannot be written (%2). Check the permissions or choose another place.</source>
        <translation>「%1」に書き込めません（%2）。アクセス権を確かめるか、別の場所を選んでください。</translation>
    </message>
    <message>
        <source>The disk that holds %1 is full. Free some space on it.</source>
        <translation>「%1」のあるディスクに空きがありません。空き容量を確保してください。</translation>
    </message>
    <message>
        <source>%1 is not in the expected form (%2). Correct it and try again.</source>
        <translation>「%1」の形式が正しくありません（%2）。修正して、もう一度お試しください。</translation>
    </message>
    <message>
        <source>%1 is not a Yagura journal. Name the folder of a journal.</source>
        <translation>「%1」はYaguraの記録ではありません。記録のフォルダーを指定してください。</translation>
    </message>
    <message>
        <source>The journal %1 is in use by another Yagura. Close that one or use another journal.</source>
        <translation>記録「%1」は別のYaguraが使用中です。そちらを終了するか、別の記録を使ってください。</translation>
    </message>
    <message>
        <source>The journal %1 was written by a newer Yagura (version %2). Use that version or a later one.</source>
        <translation>記録「%1」は、より新しいYagura（バージョン%2）で書かれたものです。そのバージョン以降をお使いください。</translation>
    </message>
    <message>
        <source>The journal %1 holds no events. Connect a feed or import a file first.</source>
        <translation>「%1」にはまだ何も記録されていません。先に配信元へ接続するか、ファイルを取り込んでください。</translation>
    </message>
    <message>
        <source>Another program already listens on %1. Stop that program or choose another port.</source>
        <translation>%1はすでに別のプログラムが使用しています。そのプログラムを終了するか、別のポートを選んでください。</translation>
    </message>
    <message>
        <source>Yagura cannot listen on %1 (%2). Choose an address and a port of this machine.</source>
        <translation>%1では接続を待ち受けられません（%2）。この端末のアドレスとポートを選んでください。</translation>
    </message>
    <message>
        <source>%1 is not the address of a feed. Write it like wss://relay.example/feed-name.</source>
        <translation>「%1」は配信元のアドレスではありません。wss://relay.example/feed-nameのように入力してください。</translation>
    </message>
    <message>
        <source>The feed %1 cannot be reached (%2). Check the network and whether its server is running.</source>
        <translation>配信元%1に接続できません（%2）。ネットワークと、配信元のサーバが動いているかを確かめてください。</translation>
    </message>
    <message>
        <source>The server of %1 refused the connection (%2). Ask the operator of the feed.</source>
        <translation>%1のサーバに接続を拒否されました（%2）。配信元の運用者に問い合わせてください。</translation>
    </message>
    <message>
        <source>The server has no feed at %1. Check the name of the feed.</source>
        <translation>サーバに配信元%1がありません。配信元の名前を確かめてください。</translation>
    </message>
    <message>
        <source>%1 would carry everything unencrypted between machines. Use wss:// or allow it with --allow-plain.</source>
        <translation>%1では、他の端末との通信が暗号化されません。wss://を使うか、--allow-plainで明示的に許可してください。</translation>
    </message>
    <message>
        <source>The option %1 cannot be used like this (%2). See --help.</source>
        <translation>オプション%1の指定が正しくありません（%2）。--helpで使い方を確かめてください。</translation>
    </message>
    <message>
        <source>There is no option %1. See --help.</source>
        <translation>%1というオプションはありません。--helpで使い方を確かめてください。</translation>
    </message>
    <message>
        <source>There is no command %1. See --help.</source>
        <translation>%1というコマンドはありません。--helpで使い方を確かめてください。</translation>
    </message>
    <message>
        <source>Something is missing: %1. See --help.</source>
        <translation>%1の指定がありません。--helpで使い方を確かめてください。</translation>
    </message>
    <message>
        <source>There is nothing to show for %1. Widen what you ask for.</source>
        <translation>「%1」に当てはまるものがありません。条件を広げてください。</translation>
    </message>
    <message>
        <source>The display %1 cannot be opened. Start Yagura in a graphical session.</source>
        <translation>画面%1を開けません。グラフィカル環境でYaguraを起動してください。</translation>
    </message>
    <message>
        <source>Yagura made a mistake of its own (%2). Please report it with the log.</source>
        <translation>Yaguraの内部でエラーが発生しました（%2）。お手数ですが、ログを添えて報告してください。</translation>
    </message>
    <message>
        <source>no further details</source>
        <translation>詳細不明</translation>
    </message>
    <message>
        <source>The journal %1 is damaged (%2). The command &quot;repair&quot; copies what is whole of it into a new one.</source>
        <translation>記録「%1」が破損しています（%2）。コマンド repair で、無事な部分を新しい記録に写せます。</translation>
    </message>
    <message>
        <source>No stream at %1 can take the feed (%2). Correct the configuration of its server, or name another one.</source>
        <translation>%1には、この配信元を受け入れられるストリームがありません（%2）。サーバの設定を直すか、別のサーバを指定してください。</translation>
    </message>
</context>
<context>
    <name>QDockWidget</name>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Closes the dock widget</source>
        <translation>パネルを閉じます</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>切り離し</translation>
    </message>
    <message>
        <source>Undocks and re-attaches the dock widget</source>
        <translation>パネルを切り離す、または元に戻します</translation>
    </message>
</context>
<context>
    <name>Relay</name>
    <message>
        <source>Writes the events of a store as NDJSON, one event a line, in the order in which they were sequenced. A relay may be serving the store meanwhile.</source>
        <translation>保管庫のイベントを、順序番号の付いた順に1行1件のNDJSONで書き出します。リレーが配信中でも実行できます。</translation>
    </message>
    <message>
        <source>Folder of the store. Required.</source>
        <translation>保管庫のフォルダー。必須です。</translation>
    </message>
    <message>
        <source>Only this feed. Default: all of them.</source>
        <translation>この配信元だけを対象にします。既定はすべてです。</translation>
    </message>
    <message>
        <source>File to write. Default: standard output.</source>
        <translation>書き出すファイル。既定は標準出力です。</translation>
    </message>
    <message>
        <source>Write a recording (with sequenced times) that serve --replay plays.</source>
        <translation>serve --replayで再生できる記録ファイル（配信元の登録日時を含む）として書き出します。</translation>
    </message>
    <message>
        <source>One feed into a file.</source>
        <translation>1つの配信元をファイルに書き出します。</translation>
    </message>
    <message>
        <source>Everything as a recording.</source>
        <translation>すべてを記録ファイルとして書き出します。</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) could not be read and were left out.</source>
        <translation>
            <numerusform>%n件のイベントは読み取れないため除外しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>an address and a port like 127.0.0.1:7411 are expected, not %1</source>
        <translation>%1ではなく、127.0.0.1:7411 のようにアドレスとポートを指定してください</translation>
    </message>
    <message>
        <source>Serve the feeds of a store over WebSocket.</source>
        <translation>保管庫の情報をWebSocketで配信します。</translation>
    </message>
    <message>
        <source>Subscribe to a feed and write a recording.</source>
        <translation>配信元から受信し、記録ファイルに書き出します。</translation>
    </message>
    <message>
        <source>Bring reports from files into a store.</source>
        <translation>ファイルの報告を保管庫に取り込みます。</translation>
    </message>
    <message>
        <source>Write the events of a store as NDJSON.</source>
        <translation>保管庫のイベントをNDJSONで書き出します。</translation>
    </message>
    <message>
        <source>Check a store for damage.</source>
        <translation>保管庫に破損がないか検査します。</translation>
    </message>
    <message>
        <source>Serves, records and keeps incident feeds for Yagura dashboards. &quot;yagura-relay COMMAND --help&quot; explains a command.</source>
        <translation>Yaguraのダッシュボード向けに、インシデント情報を配信、記録、保管します。各コマンドの説明は「yagura-relay コマンド --help」で表示します。</translation>
    </message>
    <message>
        <source>The demo, on the default port of this machine.</source>
        <translation>デモをこの端末の既定のポートで配信します。</translation>
    </message>
    <message>
        <source>Record every feed of that relay until Ctrl-C.</source>
        <translation>そのリレーの全配信元をCtrl-Cまで記録します。</translation>
    </message>
    <message>
        <source>standard output</source>
        <translation>標準出力</translation>
    </message>
    <message>
        <source>Subscribes to a feed, or to every feed of a server, from its first event on and writes a recording that serve --replay plays. Stops with Ctrl-C.</source>
        <translation>1つの配信元、またはサーバの全配信元から最初のイベント以降を受信し、serve --replayで再生できる記録ファイルに書き出します。Ctrl-Cで終了します。</translation>
    </message>
    <message>
        <source>The feed, like wss://relay.example/NAME; without a name: every feed.</source>
        <translation>配信元のURL。例：wss://relay.example/NAME。名前を省くと全配信元です。</translation>
    </message>
    <message>
        <source>The recording. An existing file is not overwritten.</source>
        <translation>記録ファイル。既存のファイルには上書きしません。</translation>
    </message>
    <message>
        <source>Stop as soon as everything is written that the server has by then.</source>
        <translation>その時点でサーバにあるイベントをすべて書き出したら終了します。</translation>
    </message>
    <message>
        <source>Allow an unencrypted connection to another machine.</source>
        <translation>他の端末への暗号化されていない接続を許可します。</translation>
    </message>
    <message>
        <source>One feed, until Ctrl-C.</source>
        <translation>1つの配信元をCtrl-Cまで記録します。</translation>
    </message>
    <message>
        <source>Everything there is, then stop.</source>
        <translation>現在あるものをすべて記録して終了します。</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) recorded in %1.</source>
        <translation>
            <numerusform>%n件のイベントを%1に記録しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Serves the feeds of a store over WebSocket until it is stopped with SIGINT or SIGTERM. Prints one line &quot;listening on URL&quot; on standard output as soon as clients may connect.</source>
        <translation>保管庫の情報を、SIGINTまたはSIGTERMで停止するまでWebSocketで配信します。接続を受け付けられる状態になると、標準出力に「listening on URL」の1行を表示します。</translation>
    </message>
    <message>
        <source>Where to listen. Port 0 takes a free one. Default: 127.0.0.1:7411.</source>
        <translation>待ち受けるアドレスとポート。ポート0は空きポートを使います。既定は127.0.0.1:7411です。</translation>
    </message>
    <message>
        <source>Folder of the store; made when it is missing. Required.</source>
        <translation>保管庫のフォルダー。ない場合は作成します。必須です。</translation>
    </message>
    <message>
        <source>Play a scenario: &quot;demo&quot;, or an NDJSON file. It goes on where it is after a restart.</source>
        <translation>シナリオを再生します。「demo」またはNDJSONファイルを指定します。再起動後は続きから再生します。</translation>
    </message>
    <message>
        <source>Play a recording made by the command record.</source>
        <translation>recordコマンドで作成した記録ファイルを再生します。</translation>
    </message>
    <message>
        <source>How many times faster to play the recording. Default: 1.</source>
        <translation>記録ファイルの再生速度（倍）。既定は1です。</translation>
    </message>
    <message>
        <source>Make up N incidents a second, for measuring.</source>
        <translation>性能測定用に、想定のインシデントを毎秒N件生成します。</translation>
    </message>
    <message>
        <source>Which incidents are made up. Default: 1.</source>
        <translation>生成するインシデントを決める乱数の種。既定は1です。</translation>
    </message>
    <message>
        <source>Milliseconds between heartbeats, 100 to 60000. Default: 5000.</source>
        <translation>ハートビートの間隔（ミリ秒）。100から60000まで、既定は5000です。</translation>
    </message>
    <message>
        <source>Allow unencrypted connections from other machines.</source>
        <translation>他の端末からの暗号化されていない接続を許可します。</translation>
    </message>
    <message>
        <source>A recorded hour in a minute, on a free port.</source>
        <translation>1時間の記録を1分で、空きポートから配信します。</translation>
    </message>
    <message>
        <source>Five thousand made-up incidents a second.</source>
        <translation>想定のインシデントを毎秒5,000件生成します。</translation>
    </message>
    <message>
        <source>Reads a whole store and says whether anything in it is damaged. Changes nothing; a relay may be serving the store meanwhile.</source>
        <translation>保管庫全体を読み取り、破損の有無を報告します。内容は変更しません。リレーが配信中でも実行できます。</translation>
    </message>
    <message>
        <source>Exit code 0: whole. 1: damaged, or not to be read; standard error names what is.</source>
        <translation>終了コード0は破損なし、1は破損または読取り不可です。該当箇所は標準エラー出力に表示します。</translation>
    </message>
    <message>
        <source>a feed&apos;s name has letters, digits, hyphens, underscores and full stops</source>
        <translation>配信元の名前に使えるのは英数字、ハイフン、下線、ピリオドです</translation>
    </message>
    <message>
        <source>a recording with at least one event</source>
        <translation>イベントを1件以上含む記録ファイルが必要です</translation>
    </message>
    <message>
        <source>Brings the records of files into a store as events. A record that cannot be taken is kept in the quarantine of the feed with its line and the reason. Importing the same again adds nothing. No relay may be serving the store meanwhile.</source>
        <translation>ファイルの記録をイベントとして保管庫に取り込みます。取り込めない記録は、行番号と理由を付けて、その配信元の隔離場所に保管します。同じ記録をもう一度取り込んでも、何も増えません。取り込み中は、その保管庫をリレーで配信できません。</translation>
    </message>
    <message>
        <source>The files: one JSON object a line, or JSON documents.</source>
        <translation>ファイル。1行に1つのJSONオブジェクト、またはJSON文書です。</translation>
    </message>
    <message>
        <source>What the files hold: VERIS incidents, CISA&apos;s advisories on industrial control systems, CISA&apos;s known exploited vulnerabilities, STIX 2.1, or events as the command export writes them. Required.</source>
        <translation>ファイルの内容。VERISのインシデント、CISAの産業用制御システムの注意喚起、CISAの悪用が確認された脆弱性、STIX 2.1、またはexportコマンドが書き出したイベント。必須です。</translation>
    </message>
    <message>
        <source>Feed to put them into. Default: the format&apos;s name; ndjson: each event&apos;s own.</source>
        <translation>取り込み先の配信元。既定では形式の名前、ndjsonでは各イベントに記された配信元です。</translation>
    </message>
    <message>
        <source>CISA&apos;s catalogue, as it is published.</source>
        <translation>CISAが公開しているカタログを、そのまま取り込みます。</translation>
    </message>
    <message>
        <source>The VERIS Community Database, from a clone of its repository.</source>
        <translation>VERIS Community Databaseを、リポジトリの複製から取り込みます。</translation>
    </message>
    <message>
        <source>Serve what was imported to dashboards.</source>
        <translation>取り込んだ記録をダッシュボードに配信します。</translation>
    </message>
    <message>
        <source>not a readable record</source>
        <translation>記録として読み取れません</translation>
    </message>
    <message>
        <source>too large</source>
        <translation>大きすぎます</translation>
    </message>
    <message>
        <source>a text is too long</source>
        <translation>長すぎる文字列があります</translation>
    </message>
    <message>
        <source>a list is too long</source>
        <translation>項目の数が多すぎます</translation>
    </message>
    <message>
        <source>a text is not UTF-8</source>
        <translation>文字列がUTF-8ではありません</translation>
    </message>
    <message>
        <source>the id is missing</source>
        <translation>識別子がありません</translation>
    </message>
    <message>
        <source>the revision is out of range</source>
        <translation>版番号が範囲外です</translation>
    </message>
    <message>
        <source>a time is out of range</source>
        <translation>日時が範囲外です</translation>
    </message>
    <message>
        <source>the coordinates are not on Earth</source>
        <translation>座標が地球上の位置ではありません</translation>
    </message>
    <message>
        <source>the severity is out of range</source>
        <translation>深刻度が範囲外です</translation>
    </message>
    <message>
        <source>a code is not in the form of its standard</source>
        <translation>コードが規格の書式に合っていません</translation>
    </message>
    <message>
        <source>the name of the feed cannot be used</source>
        <translation>配信元の名前が使えません</translation>
    </message>
    <message>
        <source>%1 %, %2 records, %3 a second</source>
        <translation>%1%、%2件、毎秒%3件</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message numerus="yes">
        <source>%n × %1; first in %2</source>
        <translation>
            <numerusform>%n件：%1（最初は%2）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n for further reasons</source>
        <translation>
            <numerusform>その他の理由：%n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) read.</source>
        <translation>
            <numerusform>記録を%n件読み取りました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n taken.</source>
        <translation>
            <numerusform>%n件を取り込みました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them revise what was there.</source>
        <translation>
            <numerusform>そのうち%n件は、既存の報告の更新です。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already there.</source>
        <translation>
            <numerusform>%n件は取り込み済みでした。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older than what is there, left out.</source>
        <translation>
            <numerusform>%n件は、既存の報告より古いため取り込みませんでした。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of kinds that are not brought in:</source>
        <translation>
            <numerusform>取り込みの対象ではない種類：%n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quarantined.</source>
        <translation>
            <numerusform>%n件を隔離しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped at %1:%2. What was taken stays; the same command goes on from here.</source>
        <translation>「%1」の%2行目で停止しました。取り込んだ記録は残ります。同じコマンドで続きを取り込めます。</translation>
    </message>
    <message>
        <source>%1 is none of vcdb, cisa-ics, cisa-kev, stix and ndjson</source>
        <translation>「%1」は、vcdb、cisa-ics、cisa-kev、stix、ndjsonのいずれでもありません</translation>
    </message>
    <message>
        <source>Serve over TLS (wss:) with this certificate, followed by its chain, in PEM form.</source>
        <translation>TLS（wss:）で配信するための証明書（PEM形式、中間証明書を続けて記したもの）。</translation>
    </message>
    <message>
        <source>The private key of the certificate, PEM without a password.</source>
        <translation>証明書の秘密鍵（PEM形式、パスワードなし）。</translation>
    </message>
    <message>
        <source>Let in only clients that show a certificate signed by one of these authorities (PEM).</source>
        <translation>これらの認証局（PEM形式）が署名した証明書を提示するクライアントだけに接続を許可します。</translation>
    </message>
    <message>
        <source>Let in only those who show a token or a certificate named in this file, and give them what it allows. See &quot;yagura-relay token&quot;.</source>
        <translation>このファイルに記されたトークンまたは証明書を提示する相手だけに接続を許可し、許可した範囲だけを配信します。「yagura-relay token」を参照してください。</translation>
    </message>
    <message>
        <source>Subscriptions at once, 1 to 100000. Default: 512.</source>
        <translation>同時に受け付ける受信要求の数。1から100000まで、既定は512です。</translation>
    </message>
    <message>
        <source>Connections at once from one other machine, 1 to 100000. Default: 64.</source>
        <translation>他の端末1台から同時に受け付ける接続の数。1から100000まで、既定は64です。</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) published.</source>
        <translation>
            <numerusform>%n件のイベントを送信しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already in the stream.</source>
        <translation>
            <numerusform>%n件はすでにストリームにありました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that this version cannot read, left out.</source>
        <translation>
            <numerusform>このバージョンでは読めない%n件を除外しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) taken.</source>
        <translation>
            <numerusform>%n件のイベントを取り込みました。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to publish</source>
        <translation>残り%1件</translation>
    </message>
    <message>
        <source>%1 taken, %2 a second</source>
        <translation>%1件取り込み済み（毎秒%2件）</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) that the server does not have any more.</source>
        <translation>
            <numerusform>%n件のイベントはサーバに残っていませんでした。</numerusform>
        </translation>
    </message>
    <message>
        <source>one line with the secret is expected</source>
        <translation>パスワードまたはトークンを1行で書いたファイルが必要です</translation>
    </message>
    <message>
        <source>of --from and --to, one is the folder of a store and the other the address of a server</source>
        <translation>--fromと--toの一方に保管庫のフォルダー、もう一方にサーバのアドレスを指定してください</translation>
    </message>
    <message>
        <source>events are published into JetStream, at nats+wss://HOST:PORT or nats+ws://HOST:PORT</source>
        <translation>送信先はJetStreamです。nats+wss://HOST:PORT または nats+ws://HOST:PORT の形で指定してください</translation>
    </message>
    <message>
        <source>the address names a feed already</source>
        <translation>アドレスにすでに配信元の名前が含まれています</translation>
    </message>
    <message>
        <source>Brings the feeds of a store into NATS JetStream, or the feeds of a server into a store, in their order and each event once, also when it is interrupted and run again. The store that is published may be in use by a relay meanwhile; the one that is filled may not.</source>
        <translation>保管庫にある配信元のイベントをNATS JetStreamへ、またはサーバの配信元のイベントを保管庫へ、順序どおりに1回ずつ転送します。中断して再実行しても、抜けや重複は生じません。転送元の保管庫は、リレーが配信中でもかまいません。転送先の保管庫は、転送中はリレーで配信できません。</translation>
    </message>
    <message>
        <source>A store, or a server: nats+wss://HOST:PORT of NATS, wss://HOST:PORT of a relay. Required.</source>
        <translation>転送元の保管庫またはサーバ（NATSは nats+wss://HOST:PORT、リレーは wss://HOST:PORT）。必須です。</translation>
    </message>
    <message>
        <source>A NATS server, or a store that is made when it is missing. Other servers of the cluster are named like nats+wss://HOST:PORT?also=HOST2:PORT2,HOST3:PORT3. Required.</source>
        <translation>転送先のNATSサーバまたは保管庫（ない場合は作成します）。クラスターの他のサーバは nats+wss://HOST:PORT?also=HOST2:PORT2,HOST3:PORT3 のように指定します。必須です。</translation>
    </message>
    <message>
        <source>Only this feed; may be given several times. Default: all of them.</source>
        <translation>この配信元だけを対象にします。複数回指定できます。既定はすべてです。</translation>
    </message>
    <message>
        <source>Go on with what comes later, until SIGINT or SIGTERM.</source>
        <translation>SIGINTまたはSIGTERMで停止するまで、後から届くイベントも転送し続けます。</translation>
    </message>
    <message>
        <source>On how many servers of a cluster a stream lies that has to be made, 1 to 5. Default: 1.</source>
        <translation>新しく作成するストリームを置く、クラスター内のサーバの台数。1から5まで、既定は1です。</translation>
    </message>
    <message>
        <source>Publish each event when the one before it is confirmed. Slower, but other streams can then copy a part of the stream.</source>
        <translation>直前のイベントの受領を確かめてから、次のイベントを送信します。遅くなりますが、ストリームの一部を別のストリームへ複製できるようになります。</translation>
    </message>
    <message>
        <source>File with the access token for the server, in one line.</source>
        <translation>サーバのアクセストークンを1行で記したファイル。</translation>
    </message>
    <message>
        <source>User of the NATS server.</source>
        <translation>NATSサーバのユーザー名。</translation>
    </message>
    <message>
        <source>File with the password of the user, in one line.</source>
        <translation>ユーザーのパスワードを1行で記したファイル。</translation>
    </message>
    <message>
        <source>Certificates of the authorities to trust, as PEM. Default: those of the system.</source>
        <translation>信頼する認証局の証明書（PEM形式）。既定はシステムの認証局です。</translation>
    </message>
    <message>
        <source>Certificate to show to the server, as PEM.</source>
        <translation>サーバに提示する証明書（PEM形式）。</translation>
    </message>
    <message>
        <source>Private key of that certificate, as PEM.</source>
        <translation>その証明書の秘密鍵（PEM形式）。</translation>
    </message>
    <message>
        <source>Everything that a relay on this machine keeps, for as long as it runs.</source>
        <translation>この端末のリレーが保管する全イベントを、リレーの動作中ずっと送信します。</translation>
    </message>
    <message>
        <source>An import into a cluster of three, kept on each of them.</source>
        <translation>取り込んだデータを3台構成のクラスターへ送り、各サーバに保管します。</translation>
    </message>
    <message>
        <source>One feed out of JetStream into a store, to be served, exported or verified.</source>
        <translation>JetStreamの1つの配信元を保管庫へ転送し、配信、書き出し、検査に使えるようにします。</translation>
    </message>
    <message>
        <source>Bring feeds into NATS JetStream, or into a store.</source>
        <translation>配信元のイベントをNATS JetStreamまたは保管庫へ転送します。</translation>
    </message>
    <message>
        <source>Say who may use a relay.</source>
        <translation>リレーを利用できる相手を定めます。</translation>
    </message>
    <message>
        <source>Copy what is whole of a damaged store.</source>
        <translation>破損した保管庫の無事な部分を、新しい保管庫に写します。</translation>
    </message>
    <message>
        <source>For other machines: encrypted, and only for those who have a token.</source>
        <translation>他の端末向けに、暗号化したうえで、トークンを持つ相手だけに配信します。</translation>
    </message>
    <message>
        <source>Also write the log into this file, one JSON object a line. It is turned over when it is full.</source>
        <translation>ログをこのファイルにも書き込みます。1行が1つのJSONオブジェクトです。上限に達すると新しいファイルに切り替えます。</translation>
    </message>
    <message>
        <source>How large a log file may become. Default: 10.</source>
        <translation>ログファイル1つの上限（MiB）。既定は10です。</translation>
    </message>
    <message>
        <source>How many older log files are kept. Default: 5.</source>
        <translation>残しておく古いログファイルの数。既定は5です。</translation>
    </message>
    <message>
        <source>Serve /healthz and /metrics (Prometheus) over HTTP on this port of 127.0.0.1. 0 takes a free one.</source>
        <translation>127.0.0.1のこのポートで、/healthz と /metrics（Prometheus形式）をHTTPで提供します。ポート0は空きポートを使います。</translation>
    </message>
    <message>
        <source>Says who may use a relay, in the file that &quot;serve --tokens&quot; goes by: adds a token and prints it, lists what is there, or revokes a token. A relay that is running takes it up within a second.</source>
        <translation>リレーを利用できる相手を、「serve --tokens」が参照するファイルで定めます。トークンの追加（値を表示します）、一覧、失効ができます。稼働中のリレーには1秒以内に反映されます。</translation>
    </message>
    <message>
        <source>What to do.</source>
        <translation>実行する操作。</translation>
    </message>
    <message>
        <source>The file of tokens; add makes it when it is missing. Required.</source>
        <translation>トークンのファイル。ない場合は add が作成します。必須です。</translation>
    </message>
    <message>
        <source>Whose token it is: letters, digits, hyphens and full stops.</source>
        <translation>トークンの持ち主の名前。英数字、ハイフン、ピリオドが使えます。</translation>
    </message>
    <message>
        <source>The highest TLP that is given: CLEAR, GREEN, AMBER, AMBER+STRICT or RED.</source>
        <translation>配信するTLPの上限。CLEAR、GREEN、AMBER、AMBER+STRICT、RED のいずれかです。</translation>
    </message>
    <message>
        <source>Give only what names one of these sectors, as in jp.electricity,jp.gas. Default: all.</source>
        <translation>これらの分野のいずれかに関する情報だけを配信します（例：jp.electricity,jp.gas）。既定はすべてです。</translation>
    </message>
    <message>
        <source>Give only these feeds. Default: all.</source>
        <translation>これらの配信元だけを配信します。既定はすべてです。</translation>
    </message>
    <message>
        <source>Countries and communities that the holder belongs to, as in JP,FIRST: what is releasable to others only is not given. * is everybody. Default: nobody in particular.</source>
        <translation>持ち主が属する国とコミュニティ（例：JP,FIRST）。ほかの相手だけに開示できる情報は配信しません。* はすべての相手を表します。既定は指定なしです。</translation>
    </message>
    <message>
        <source>Give at most N events a second; the rest waits. Default: no limit.</source>
        <translation>1秒間に配信するイベント数の上限。超えた分は後から順に配信します。既定は上限なしです。</translation>
    </message>
    <message>
        <source>Take desk actions (acknowledgements and the like) from the holder.</source>
        <translation>持ち主からの対応操作（アラートの確認など）を受け付けます。</translation>
    </message>
    <message>
        <source>Days until the token expires. Default: it does not.</source>
        <translation>トークンの有効日数。既定は無期限です。</translation>
    </message>
    <message>
        <source>Let in the holder of this client certificate (PEM) instead of making a token.</source>
        <translation>トークンを作る代わりに、このクライアント証明書（PEM形式）の持ち主に接続を許可します。</translation>
    </message>
    <message>
        <source>A desk of one&apos;s own, which gets everything.</source>
        <translation>すべてを受け取る自組織の席。</translation>
    </message>
    <message>
        <source>A partner abroad, for ninety days.</source>
        <translation>国外の連携先（90日間）。</translation>
    </message>
    <message>
        <source>The partner is cut off within a second.</source>
        <translation>この連携先の接続は1秒以内に切断されます。</translation>
    </message>
    <message>
        <source>a certificate in PEM form is expected</source>
        <translation>PEM形式の証明書が必要です</translation>
    </message>
    <message>
        <source>CLEAR, GREEN, AMBER, AMBER+STRICT or RED is expected, not %1</source>
        <translation>%1ではなく、CLEAR、GREEN、AMBER、AMBER+STRICT、RED のいずれかを指定してください</translation>
    </message>
    <message>
        <source>there is a token of that name already</source>
        <translation>その名前のトークンはすでにあります</translation>
    </message>
    <message>
        <source>there is no token of that name</source>
        <translation>その名前のトークンはありません</translation>
    </message>
    <message>
        <source>another program is changing it, or the folder cannot be written</source>
        <translation>別のプログラムが変更中か、フォルダーに書き込めません</translation>
    </message>
    <message>
        <source>Copies what is whole of a damaged store into a new one, and says what is lost. A feed that has lost something is numbered anew, so that its subscribers get all of it again. No relay may be serving the store meanwhile; it stays as it is.</source>
        <translation>破損した保管庫の無事な部分を新しい保管庫に写し、失われたものを報告します。失われたもののある配信元は番号を付け直すため、受信側には全体がもう一度届きます。実行中は、その保管庫をリレーで配信できません。元の保管庫は変更しません。</translation>
    </message>
    <message>
        <source>Exit code 0: copied, even if something is lost.</source>
        <translation>終了コード0：写し終えました（失われたものがあっても0です）。</translation>
    </message>
    <message numerus="yes">
        <source>%n left out: the stream holds something else under their message ids.</source>
        <translation>
            <numerusform>%n 件は送りませんでした。同じメッセージ ID で別の内容がストリームにあります。</numerusform>
        </translation>
    </message>
    <message>
        <source>at least one name is expected</source>
        <translation>名前を1つ以上指定してください</translation>
    </message>
    <message>
        <source>a whole number is expected, not %1</source>
        <translation>%1ではなく、整数を指定してください</translation>
    </message>
</context>
<context>
    <name>Scenario</name>
    <message>
        <source>a JSON object</source>
        <translation>JSONオブジェクトが必要です</translation>
    </message>
    <message>
        <source>&quot;at&quot; in seconds, within ten years</source>
        <translation>&quot;at&quot;には前後10年以内の秒数が必要です</translation>
    </message>
    <message>
        <source>&quot;event&quot; or &quot;silence&quot;</source>
        <translation>&quot;event&quot;または&quot;silence&quot;が必要です</translation>
    </message>
    <message>
        <source>the name of a feed in &quot;feed&quot;</source>
        <translation>&quot;feed&quot;には配信元の名前が必要です</translation>
    </message>
    <message>
        <source>&quot;feed&quot; and a positive number of &quot;seconds&quot;</source>
        <translation>&quot;feed&quot;と、正の数の&quot;seconds&quot;が必要です</translation>
    </message>
    <message>
        <source>shorter lines</source>
        <translation>行が長すぎます</translation>
    </message>
</context>
<context>
    <name>SecretWords</name>
    <message>
        <source>other people of this machine may read it; run chmod 600 on it first</source>
        <translation>この端末のほかの利用者にも読める状態です。先に chmod 600 を実行してください</translation>
    </message>
    <message>
        <source>secrets that Yagura wrote are expected</source>
        <translation>Yaguraが書いた秘密情報のファイルが必要です</translation>
    </message>
    <message>
        <source>one line with the token is expected</source>
        <translation>トークンを1行で書いたファイルが必要です</translation>
    </message>
    <message>
        <source>The keyring of this system</source>
        <translation>この端末のキーリング</translation>
    </message>
    <message>
        <source>it may still hold the token that was to be removed</source>
        <translation>削除するはずのトークンが残っている可能性があります</translation>
    </message>
</context>
<context>
    <name>SectorBoard</name>
    <message>
        <source>Worst open severity: %1</source>
        <translation>対応中の最大深刻度：%1</translation>
    </message>
    <message>
        <source>Nothing open is known.</source>
        <translation>対応中のインシデントは把握していません。</translation>
    </message>
    <message numerus="yes">
        <source>%n open incident(s)</source>
        <translation>
            <numerusform>対応中のインシデント：%n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unacknowledged alert(s)</source>
        <translation>
            <numerusform>未確認のアラート：%n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open exercise incident(s), counted apart</source>
        <translation>
            <numerusform>対応中の演習インシデント：%n件（別集計）</numerusform>
        </translation>
    </message>
    <message>
        <source>Last word: %1 (%2 ago)</source>
        <translation>最終報告：%1（%2前）</translation>
    </message>
    <message numerus="yes">
        <source>Japan: %n critical infrastructure sectors</source>
        <translation>
            <numerusform>日本　重要インフラ%n分野</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>United States: %n critical infrastructure sectors</source>
        <translation>
            <numerusform>米国　重要インフラ%n分野</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Snapshot</name>
    <message>
        <source>Removed a page of an earlier, longer briefing: %1</source>
        <translation>以前に作成した資料の余分なページを削除しました：%1</translation>
    </message>
    <message>
        <source>Writes a briefing from a journal, or from feeds as they are now. Needs no display.</source>
        <translation>記録または現在の配信元から状況説明資料を作成します。画面は不要です。</translation>
    </message>
    <message>
        <source>Folder of the journal. This or --feed is required.</source>
        <translation>記録のフォルダー。--journal か --feed のどちらかが必要です。</translation>
    </message>
    <message>
        <source>Feed to read to its end: ws://HOST:PORT/NAME, or ws://HOST:PORT/ for every feed of that relay. May be given several times.</source>
        <translation>最新まで受信する配信元（ws://HOST:PORT/NAME）。ws://HOST:PORT/ とすると、そのリレーの全配信元を受信します。複数回指定できます。</translation>
    </message>
    <message>
        <source>What was known at this time, with its zone: 2026-11-22T14:05+09:00 or &quot;14:05 JST&quot;. Default: the end of the journal, or now.</source>
        <translation>この時点で把握していた内容にします。時刻帯を付けて指定します（2026-11-22T14:05+09:00 または &quot;14:05 JST&quot;）。既定は記録の末尾または現在です。</translation>
    </message>
    <message>
        <source>Scope, as in &quot;sector=us.energy severity&gt;=3&quot;.</source>
        <translation>対象範囲。例：&quot;sector=us.energy severity&gt;=3&quot;</translation>
    </message>
    <message>
        <source>Language of the document. Required.</source>
        <translation>資料の言語。必須です。</translation>
    </message>
    <message>
        <source>CLEAR, GREEN, AMBER, AMBER+STRICT or RED: what is stricter is left out and counted. Required.</source>
        <translation>CLEAR、GREEN、AMBER、AMBER+STRICT、RED のいずれか。これより厳しい情報は除外し、件数を記載します。必須です。</translation>
    </message>
    <message>
        <source>JP or US, for example: what the source does not release to it is left out and counted.</source>
        <translation>提供先の国（JP、US など）。情報源が提供を認めていない情報は除外し、件数を記載します。</translation>
    </message>
    <message>
        <source>File to write: .pdf, .png (one file a page), .html or .csv. Required.</source>
        <translation>書き出すファイル。.pdf、.png（1ページ1ファイル）、.html、.csv のいずれか。必須です。</translation>
    </message>
    <message>
        <source>Upright pages. Default: landscape.</source>
        <translation>縦向きのページにします。既定は横向きです。</translation>
    </message>
    <message>
        <source>With --feed: how long to wait. What is not heard by then is marked unknown, and the exit code is 3.</source>
        <translation>--feed と併用。待ち時間の上限です。それまでに受信できなかったものは状況不明と記載し、終了コードは3になります。</translation>
    </message>
    <message>
        <source>Allow ws:// to other machines.</source>
        <translation>他の端末への ws:// 接続を許可します。</translation>
    </message>
    <message>
        <source>What was known at 14:05 JST.</source>
        <translation>14:05 JST時点で把握していた内容。</translation>
    </message>
    <message>
        <source>ja, en or both is expected, not %1</source>
        <translation>%1ではなく、ja、en、both のいずれかを指定してください</translation>
    </message>
    <message>
        <source>CLEAR, GREEN, AMBER, AMBER+STRICT or RED is expected, not %1</source>
        <translation>%1ではなく、CLEAR、GREEN、AMBER、AMBER+STRICT、RED のいずれかを指定してください</translation>
    </message>
    <message>
        <source>a time with its zone is expected, such as 2026-11-22T14:05+09:00 or &quot;14:05 JST&quot;, not %1</source>
        <translation>%1ではなく、2026-11-22T14:05+09:00 や &quot;14:05 JST&quot; のように時刻帯を付けた日時を指定してください</translation>
    </message>
    <message>
        <source>%1 is still to come</source>
        <translation>%1は未来の日時です</translation>
    </message>
    <message>
        <source>--journal DIR or --feed URL</source>
        <translation>--journal DIR または --feed URL</translation>
    </message>
    <message>
        <source>a name that ends in .pdf, .png, .html or .csv is expected, not %1</source>
        <translation>%1ではなく、.pdf、.png、.html、.csv のいずれかで終わる名前を指定してください</translation>
    </message>
    <message>
        <source>two letters are expected, not %1</source>
        <translation>%1ではなく、英字2文字で指定してください</translation>
    </message>
    <message>
        <source>not heard to its end in time</source>
        <translation>時間内に最新まで受信できませんでした</translation>
    </message>
    <message>
        <source>The document was written all the same. It says what is unknown.</source>
        <translation>資料は作成しました。状況不明の箇所を明記しています。</translation>
    </message>
</context>
<context>
    <name>TimeText</name>
    <message>
        <source>time unknown</source>
        <translation>時刻不明</translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <comment>seconds</comment>
        <translation>
            <numerusform>%n秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <comment>minutes</comment>
        <translation>
            <numerusform>%n分</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <comment>hours</comment>
        <translation>
            <numerusform>%n時間</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <comment>days</comment>
        <translation>
            <numerusform>%n日</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Advisories, engagements</source>
        <translation>注意喚起・行事</translation>
    </message>
    <message>
        <source>now</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>%1現在</translation>
    </message>
    <message numerus="yes">
        <source>%n more lane(s) without room on this page</source>
        <translation>
            <numerusform>このページに収まらない行があと%n行あります</numerusform>
        </translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1時間</translation>
    </message>
    <message>
        <source>6 h</source>
        <translation>6時間</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24時間</translation>
    </message>
    <message>
        <source>7 d</source>
        <translation>7日</translation>
    </message>
    <message>
        <source>30 d</source>
        <translation>30日</translation>
    </message>
    <message>
        <source>1 y</source>
        <translation>1年</translation>
    </message>
    <message>
        <source>The scope knows only the time of occurrence. Switch the axis to it to set a span of time.</source>
        <translation>表示範囲の期間は発生日時で指定します。時間軸を「発生日時」に切り替えてください。</translation>
    </message>
    <message>
        <source>Show this span, ending at now</source>
        <translation>現在までのこの期間を表示</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Show every report in scope</source>
        <translation>表示範囲の報告をすべて表示</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>現在時刻へ</translation>
    </message>
    <message>
        <source>Return to now and follow it (End)</source>
        <translation>現在時刻へ移動して追従（End）</translation>
    </message>
    <message>
        <source>Go live</source>
        <translation>現在の状況に戻る</translation>
    </message>
    <message>
        <source>Leave the past moment and show what is known now (Home or Esc)</source>
        <translation>過去の時点の表示をやめ、現在の状況を表示（HomeまたはEsc）</translation>
    </message>
    <message>
        <source>By sector</source>
        <translation>分野別</translation>
    </message>
    <message>
        <source>One lane for each sector, in official order</source>
        <translation>分野ごとに1行、公式の順序で表示</translation>
    </message>
    <message>
        <source>By country</source>
        <translation>国別</translation>
    </message>
    <message>
        <source>One lane for each country</source>
        <translation>国ごとに1行で表示</translation>
    </message>
    <message>
        <source>Occurred</source>
        <translation>発生日時</translation>
    </message>
    <message>
        <source>Place reports by when they happened</source>
        <translation>報告を発生日時の位置に表示</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>報告日時</translation>
    </message>
    <message>
        <source>Place reports by when they were reported</source>
        <translation>報告を報告日時の位置に表示</translation>
    </message>
    <message>
        <source>Timeline controls</source>
        <translation>時系列の操作</translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>As of %1, reading back</source>
        <translation>%1現在（読込中）</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>%1現在</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>時系列</translation>
    </message>
    <message>
        <source>Up and down choose a lane, left and right an event, Enter selects it. Plus and minus zoom, End returns to now.</source>
        <translation>上下キーで行、左右キーで報告を移動し、Enterキーで選択します。＋と－で拡大・縮小、Endキーで現在時刻に戻ります。</translation>
    </message>
    <message>
        <source>Drag here to set a span of time as the scope.</source>
        <translation>ここをドラッグすると、表示範囲の期間を指定できます。</translation>
    </message>
    <message>
        <source>Return to &amp;now</source>
        <translation>現在時刻へ移動(&amp;N)</translation>
    </message>
    <message>
        <source>Go &amp;live</source>
        <translation>現在の状況に戻る(&amp;L)</translation>
    </message>
    <message>
        <source>Show &amp;all reports</source>
        <translation>全件を表示(&amp;A)</translation>
    </message>
    <message>
        <source>Show the &amp;selected report</source>
        <translation>選択中の報告を表示(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Clear the span of time</source>
        <translation>期間の指定を解除(&amp;C)</translation>
    </message>
    <message>
        <source>Nothing lies in this span of time.</source>
        <translation>この期間に該当する報告はありません。</translation>
    </message>
    <message>
        <source>Zoom out, or press All to see every report.</source>
        <translation>期間を広げるか、「すべて」を押して全件を表示してください。</translation>
    </message>
    <message>
        <source>No report is in scope.</source>
        <translation>表示範囲に該当する報告はありません。</translation>
    </message>
    <message>
        <source>Widen the scope, or clear the span of time with Esc.</source>
        <translation>表示範囲を広げるか、Escキーで期間の指定を解除してください。</translation>
    </message>
    <message>
        <source>No feed has reported anything yet.</source>
        <translation>まだどの配信元からも報告がありません。</translation>
    </message>
    <message>
        <source>Connect a feed, or see the demo.</source>
        <translation>配信元に接続するか、デモをご覧ください。</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1～%2</translation>
    </message>
    <message>
        <source>unacknowledged</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>reported late, %1</source>
        <translation>遅延報告（%1）</translation>
    </message>
    <message>
        <source>reported %1</source>
        <translation>報告 %1</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ほか%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Exercise lanes stand apart. Nothing here is counted among real incidents.</source>
        <translation>演習の行は分けて表示しています。ここにあるものは実際のインシデントには数えません。</translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) in scope</source>
        <translation>
            <numerusform>表示範囲の報告 %n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open incident(s)</source>
        <translation>
            <numerusform>対応中のインシデント %n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Worst: %1</source>
        <translation>最も深刻なもの：%1</translation>
    </message>
    <message>
        <source>A feed is not heard since %1. What happened is not known.</source>
        <translation>%1から受信できない配信元があります。その間の状況は不明です。</translation>
    </message>
    <message>
        <source>A feed was not heard from %1 to %2.</source>
        <translation>%1から%2まで、受信できない配信元がありました。</translation>
    </message>
    <message>
        <source>Feeds</source>
        <translation>配信元</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies) on what happened to feeds</source>
        <translation>
            <numerusform>配信元に起きた事象：%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>not over</source>
        <translation>継続中</translation>
    </message>
    <message>
        <source>over at %1</source>
        <translation>%1に終了</translation>
    </message>
    <message>
        <source>events are missing for good</source>
        <translation>復旧できないイベントの欠落あり</translation>
    </message>
</context>
<context>
    <name>Tls</name>
    <message>
        <source>it is larger than a file of certificates can be</source>
        <translation>証明書ファイルとしては大きすぎます</translation>
    </message>
    <message>
        <source>a certificate in PEM form is expected</source>
        <translation>PEM形式の証明書が必要です</translation>
    </message>
    <message>
        <source>a key without a password is expected, readable by you alone</source>
        <translation>パスワードの付いていない鍵（本人だけが読めるもの）が必要です</translation>
    </message>
    <message>
        <source>a private key in PEM form is expected</source>
        <translation>PEM形式の秘密鍵が必要です</translation>
    </message>
    <message>
        <source>this key does not belong to the certificate</source>
        <translation>この鍵は証明書と対になっていません</translation>
    </message>
    <message>
        <source>an RSA or elliptic-curve key is expected</source>
        <translation>RSAまたは楕円曲線の鍵が必要です</translation>
    </message>
    <message>
        <source>a key needs the certificate that it belongs to</source>
        <translation>鍵には、対になる証明書が必要です</translation>
    </message>
    <message>
        <source>a client certificate needs its private key</source>
        <translation>クライアント証明書には、その秘密鍵が必要です</translation>
    </message>
    <message>
        <source>the certificate expired on %1</source>
        <translation>証明書は%1に期限が切れました</translation>
    </message>
</context>
<context>
    <name>Trends</name>
    <message>
        <source>From (JST)</source>
        <translation>開始（JST）</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合計</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>確認済み</translation>
    </message>
    <message>
        <source>Median (min)</source>
        <translation>中央値（分）</translation>
    </message>
    <message>
        <source>90th percentile (min)</source>
        <translation>90パーセンタイル（分）</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>分</translation>
    </message>
    <message>
        <source>By hour, JST</source>
        <translation>1時間ごと（JST）</translation>
    </message>
    <message>
        <source>By day, JST</source>
        <translation>1日ごと（JST）</translation>
    </message>
    <message>
        <source>Response times</source>
        <translation>確認までの時間</translation>
    </message>
    <message>
        <source>The same numbers are in the table behind the button Figures.</source>
        <translation>同じ数値を「数値」ボタンの表で確かめられます。</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Incidents by severity</source>
        <translation>深刻度別のインシデント件数</translation>
    </message>
    <message>
        <source>Legend: %1</source>
        <translation>凡例：%1</translation>
    </message>
    <message>
        <source>%1, counted apart</source>
        <translation>%1（別集計）</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中央値</translation>
    </message>
    <message>
        <source>90th percentile</source>
        <translation>90パーセンタイル</translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) with a coarser date stand at its beginning.</source>
        <translation>
            <numerusform>日時の精度がこの区切りより粗い%n件は、その期間の初めに数えています。</numerusform>
        </translation>
    </message>
    <message>
        <source>From raised to acknowledged, exercises left out</source>
        <translation>発報から確認まで（演習を除く）</translation>
    </message>
    <message>
        <source>No alert of this time and scope has been acknowledged yet: there are no response times.</source>
        <translation>この期間と表示範囲で確認済みのアラートはまだないため、確認までの時間は算出できません。</translation>
    </message>
    <message>
        <source>In this time and scope only exercise incidents are known.</source>
        <translation>この期間と表示範囲で把握しているのは演習のインシデントだけです。</translation>
    </message>
    <message>
        <source>Show exercises to see them.</source>
        <translation>見るには「演習も表示」を選んでください。</translation>
    </message>
    <message>
        <source>Nothing is known: no feed is connected.</source>
        <translation>配信元に接続していないため、状況を把握していません。</translation>
    </message>
    <message>
        <source>Start Yagura with --feed URL, or see the demo with app/run.sh.</source>
        <translation>--feed URL を付けて起動するか、app/run.sh でデモをご覧ください。</translation>
    </message>
    <message>
        <source>No incident of this time is known in the scope.</source>
        <translation>この期間と表示範囲で把握しているインシデントはありません。</translation>
    </message>
    <message>
        <source>Choose a longer range, or widen the scope.</source>
        <translation>期間を長くするか、表示範囲を広げてください。</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24時間</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7日間</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30日間</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90日間</translation>
    </message>
    <message>
        <source>Per hour</source>
        <translation>1時間ごと</translation>
    </message>
    <message>
        <source>Per day</source>
        <translation>1日ごと</translation>
    </message>
    <message>
        <source>By time of occurrence</source>
        <translation>発生日時で集計</translation>
    </message>
    <message>
        <source>By time first heard</source>
        <translation>初回受信日時で集計</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Length of a step</source>
        <translation>区切りの長さ</translation>
    </message>
    <message>
        <source>Time to count by</source>
        <translation>集計に使う日時</translation>
    </message>
    <message>
        <source>Seven days can be shown per hour or per day.</source>
        <translation>7日間は1時間ごとにも1日ごとにも表示できます。</translation>
    </message>
    <message>
        <source>Trends</source>
        <translation>傾向</translation>
    </message>
    <message>
        <source>Show Exercises</source>
        <translation>演習も表示</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数値</translation>
    </message>
    <message>
        <source>Show the numbers as a table.</source>
        <translation>数値を表で表示します。</translation>
    </message>
    <message>
        <source>Copy Figures</source>
        <translation>数値をコピー</translation>
    </message>
    <message>
        <source>Copies the numbers, or the selected rows of the table, tab-separated.</source>
        <translation>数値（表で選択した行があればその行）をタブ区切りでコピーします。</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Informational</source>
        <translation>情報</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Severe</source>
        <translation>深刻</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>緊急</translation>
    </message>
    <message>
        <source>Unknown severity</source>
        <translation>深刻度不明</translation>
    </message>
    <message>
        <source>INFO</source>
        <translation>情報</translation>
    </message>
    <message>
        <source>LOW</source>
        <translation>低</translation>
    </message>
    <message>
        <source>MED</source>
        <translation>中</translation>
    </message>
    <message>
        <source>HIGH</source>
        <translation>高</translation>
    </message>
    <message>
        <source>SEV</source>
        <translation>深刻</translation>
    </message>
    <message>
        <source>EMRG</source>
        <translation>緊急</translation>
    </message>
    <message>
        <source>UNK</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>未開始</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>接続中</translation>
    </message>
    <message>
        <source>subscribing</source>
        <translation>受信手続中</translation>
    </message>
    <message>
        <source>live</source>
        <translation>受信中</translation>
    </message>
    <message>
        <source>quiet</source>
        <translation>新着なし</translation>
    </message>
    <message>
        <source>late</source>
        <translation>遅延</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>接続断</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>接続拒否</translation>
    </message>
    <message>
        <source>No feed has ever reported on this.</source>
        <translation>この項目について報告した配信元はまだありません。</translation>
    </message>
    <message>
        <source>Unknown since %1: every feed that reports on it is lost.</source>
        <translation>%1から状況不明です。この項目を報告する配信元がすべて接続断です。</translation>
    </message>
    <message>
        <source>Partly unknown since %1: a feed that reports on it is lost.</source>
        <translation>%1から一部の状況が不明です。この項目を報告する配信元の一部が接続断です。</translation>
    </message>
    <message>
        <source>status not stated</source>
        <translation>状態の記載なし</translation>
    </message>
    <message>
        <source>unconfirmed</source>
        <translation>未確認情報</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>確認済情報</translation>
    </message>
    <message>
        <source>retracted</source>
        <translation>取消し</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>インシデント</translation>
    </message>
    <message>
        <source>Advisory</source>
        <translation>注意喚起</translation>
    </message>
    <message>
        <source>Engagement</source>
        <translation>日米連携行事</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>会議</translation>
    </message>
    <message>
        <source>Joint exercise</source>
        <translation>共同演習</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>レビュー</translation>
    </message>
    <message>
        <source>origin not stated</source>
        <translation>由来の記載なし</translation>
    </message>
    <message>
        <source>original</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>translation</source>
        <translation>翻訳</translation>
    </message>
    <message>
        <source>machine translation</source>
        <translation>機械翻訳</translation>
    </message>
    <message>
        <source>year only</source>
        <translation>年のみ</translation>
    </message>
    <message>
        <source>month only</source>
        <translation>月まで</translation>
    </message>
    <message>
        <source>day only</source>
        <translation>日まで</translation>
    </message>
    <message>
        <source>to the minute</source>
        <translation>分まで</translation>
    </message>
    <message>
        <source>time unknown</source>
        <translation>時刻不明</translation>
    </message>
    <message>
        <source>active</source>
        <translation>継続中</translation>
    </message>
    <message>
        <source>cleared</source>
        <translation>解消</translation>
    </message>
    <message>
        <source>The bytes are not an event.</source>
        <translation>イベントとして読み取れないデータです。</translation>
    </message>
    <message>
        <source>The event is larger than the limit.</source>
        <translation>イベントが上限サイズを超えています。</translation>
    </message>
    <message>
        <source>Text too long: %1.</source>
        <translation>文字列が長すぎます：%1</translation>
    </message>
    <message>
        <source>Too many entries: %1.</source>
        <translation>件数が上限を超えています：%1</translation>
    </message>
    <message>
        <source>Text is not UTF-8: %1.</source>
        <translation>文字列がUTF-8ではありません：%1</translation>
    </message>
    <message>
        <source>Identifier missing: %1.</source>
        <translation>識別子がありません：%1</translation>
    </message>
    <message>
        <source>Revision out of range: %1.</source>
        <translation>版番号が範囲外です：%1</translation>
    </message>
    <message>
        <source>Time outside 1970 to 2100: %1.</source>
        <translation>日時が1970年から2100年の範囲外です：%1</translation>
    </message>
    <message>
        <source>Coordinates out of range: %1.</source>
        <translation>座標が範囲外です：%1</translation>
    </message>
    <message>
        <source>Severity outside 0 to 5: %1.</source>
        <translation>深刻度が0から5の範囲外です：%1</translation>
    </message>
    <message>
        <source>Code not in its standard form: %1.</source>
        <translation>コードが規格の書式に合いません：%1</translation>
    </message>
    <message>
        <source>The event names another feed: %1.</source>
        <translation>別の配信元を名乗るイベントです：%1</translation>
    </message>
    <message>
        <source>Japan</source>
        <translation>日本</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>米国</translation>
    </message>
    <message>
        <source>Other country</source>
        <translation>その他の国</translation>
    </message>
    <message>
        <source>Country not stated</source>
        <translation>国の記載なし</translation>
    </message>
    <message>
        <source>EXERCISE</source>
        <translation>演習</translation>
    </message>
    <message>
        <source>Waiting for the receipt</source>
        <translation>受付待ち</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>受付済み</translation>
    </message>
    <message>
        <source>Changed since you looked: revision %1 is current. Not acknowledged.</source>
        <translation>表示後に更新されました。最新は第%1版です。確認済みにはなっていません。</translation>
    </message>
    <message>
        <source>Already acknowledged by %1.</source>
        <translation>%1がすでに確認済みです。</translation>
    </message>
    <message>
        <source>The feed does not know this alert. Not acknowledged.</source>
        <translation>配信元にこのアラートがありません。確認済みにはなっていません。</translation>
    </message>
    <message>
        <source>The feed refused the action.</source>
        <translation>配信元がこの操作を受け付けませんでした。</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>接続断</translation>
    </message>
    <message>
        <source>Heard again</source>
        <translation>受信再開</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>欠落</translation>
    </message>
    <message>
        <source>New numbering</source>
        <translation>番号の付け直し</translation>
    </message>
    <message>
        <source>Flood began</source>
        <translation>大量受信の開始</translation>
    </message>
    <message>
        <source>Flood ended</source>
        <translation>大量受信の終了</translation>
    </message>
    <message>
        <source>Hole</source>
        <translation>番号の抜け</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>重複</translation>
    </message>
    <message>
        <source>Out of order</source>
        <translation>順序の乱れ</translation>
    </message>
    <message>
        <source>Too much at once</source>
        <translation>受信量の超過</translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation>解釈不能</translation>
    </message>
    <message>
        <source>Healed</source>
        <translation>回復</translation>
    </message>
    <message>
        <source>Caught up</source>
        <translation>遅れの解消</translation>
    </message>
    <message>
        <source>Notice of an unknown kind</source>
        <translation>種類不明の通知</translation>
    </message>
    <message>
        <source>Not confirmed since %1: a feed that reports on it is catching up.</source>
        <translation>%1以降、現況を確かめられていません。この項目を報告する配信元の一部が、遅れを取り戻している途中です。</translation>
    </message>
</context>
<context>
    <name>yagura::AlertActions</name>
    <message>
        <source>The screen shows what was known at %1. Return to live (Home) to act on alerts.</source>
        <translation>画面は%1の時点で把握していた状況です。アラートを操作するには、Homeキーで現在の状況に戻ってください。</translation>
    </message>
    <message>
        <source>Go to an alert first (j / k).</source>
        <translation>先にアラートを選んでください（j / k）。</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>確認する</translation>
    </message>
    <message numerus="yes">
        <source>Acknowledge %n alert(s)</source>
        <translation>
            <numerusform>%n件のアラートを確認する</numerusform>
        </translation>
    </message>
    <message>
        <source>Acknowledge “%1” (rev. %2)</source>
        <translation>「%1」（第%2版）を確認する</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>担当する</translation>
    </message>
    <message numerus="yes">
        <source>Release %n alert(s)</source>
        <translation>
            <numerusform>%n件のアラートの担当を外れる</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n alert(s)</source>
        <translation>
            <numerusform>%n件のアラートを担当する</numerusform>
        </translation>
    </message>
    <message>
        <source>Release “%1”</source>
        <translation>「%1」の担当を外れる</translation>
    </message>
    <message>
        <source>Take “%1”</source>
        <translation>「%1」を担当する</translation>
    </message>
    <message>
        <source>An action on this alert is still waiting for its receipt.</source>
        <translation>このアラートへの操作は受付待ちです。</translation>
    </message>
    <message>
        <source>Already acknowledged by %1.</source>
        <translation>%1がすでに確認済みです。</translation>
    </message>
    <message>
        <source>Undo the last acknowledgement</source>
        <translation>直前の確認の取消し</translation>
    </message>
    <message>
        <source>There is no acknowledgement of the last 10 seconds to undo.</source>
        <translation>過去10秒以内に、取り消せる確認はありません。</translation>
    </message>
</context>
<context>
    <name>yagura::AlertHeader</name>
    <message>
        <source>New %1 · Ack %2</source>
        <translation>未確認 %1・確認済み %2</translation>
    </message>
    <message>
        <source>Open alerts in scope that nobody has acknowledged, and those somebody has</source>
        <translation>表示範囲内の対応中アラートのうち、未確認のものと確認済みのもの</translation>
    </message>
    <message>
        <source>Open alerts of exercises; they are not in the other counts</source>
        <translation>演習の対応中アラート（ほかの件数には含みません）</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>状況不明</translation>
    </message>
    <message>
        <source>unknown since %1</source>
        <translation>%1から状況不明</translation>
    </message>
    <message numerus="yes">
        <source>%n new ▲</source>
        <translation>
            <numerusform>新着%n件 ▲</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) wait</source>
        <translation>
            <numerusform>変更%n件を保留中</numerusform>
        </translation>
    </message>
    <message>
        <source>The list stands still while you work in it. Click to bring in what waits.</source>
        <translation>操作中は一覧の並びを固定しています。クリックすると、保留中の変更を反映します。</translation>
    </message>
    <message>
        <source>New</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>対応中</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Alerts that nobody has acknowledged</source>
        <translation>まだ誰も確認していないアラート</translation>
    </message>
    <message>
        <source>Active alerts, and cleared ones that nobody has acknowledged</source>
        <translation>継続中のアラートと、解消後も未確認のアラート</translation>
    </message>
    <message>
        <source>Every alert in scope</source>
        <translation>表示範囲内のすべてのアラート</translation>
    </message>
</context>
<context>
    <name>yagura::AlertPresenter</name>
    <message>
        <source>Severity</source>
        <translation>深刻度</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>件名</translation>
    </message>
    <message>
        <source>Sector</source>
        <translation>分野</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>経過</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>対応状況</translation>
    </message>
</context>
<context>
    <name>yagura::AlertQueuePanel</name>
    <message>
        <source>Copy as text</source>
        <translation>テキストとしてコピー</translation>
    </message>
    <message>
        <source>Alert queue</source>
        <translation>アラート一覧</translation>
    </message>
    <message>
        <source>j and k: next and previous, Enter: open, a: acknowledge, u: undo, t: take or release, x: choose several</source>
        <translation>jとk：次と前、Enter：開く、a：確認、u：取消し、t：担当する・外れる、x：複数選択</translation>
    </message>
</context>
<context>
    <name>yagura::BriefingDialog</name>
    <message>
        <source>Briefing</source>
        <translation>状況説明</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>言語(&amp;L)</translation>
    </message>
    <message>
        <source>TLP &amp;ceiling</source>
        <translation>TLPの上限(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Pages</source>
        <translation>用紙(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>形式(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Scope</source>
        <translation>対象範囲(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;As of</source>
        <translation>時点(&amp;A)</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>日本語</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英語</translation>
    </message>
    <message>
        <source>Both languages</source>
        <translation>日英併記</translation>
    </message>
    <message>
        <source>A4 landscape</source>
        <translation>A4横</translation>
    </message>
    <message>
        <source>A4 portrait</source>
        <translation>A4縦</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>PNG images</source>
        <translation>PNG画像</translation>
    </message>
    <message>
        <source>HTML page</source>
        <translation>HTML</translation>
    </message>
    <message>
        <source>CSV data</source>
        <translation>CSVデータ</translation>
    </message>
    <message>
        <source>As on the screen</source>
        <translation>画面の表示範囲</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>The pinned moment</source>
        <translation>固定した時点</translation>
    </message>
    <message>
        <source>Previous Page</source>
        <translation>前のページ</translation>
    </message>
    <message>
        <source>Next Page</source>
        <translation>次のページ</translation>
    </message>
    <message>
        <source>Zoom Out</source>
        <translation>縮小</translation>
    </message>
    <message>
        <source>Zoom In</source>
        <translation>拡大</translation>
    </message>
    <message>
        <source>Freeze Again</source>
        <translation>最新の内容で再作成</translation>
    </message>
    <message>
        <source>Takes the picture, the scope and the time as they are now.</source>
        <translation>現在の状況、対象範囲、時点で作り直します。</translation>
    </message>
    <message>
        <source>Copy Page as Image</source>
        <translation>ページを画像でコピー</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Preview of the page</source>
        <translation>ページのプレビュー</translation>
    </message>
    <message>
        <source>Reading the journal…</source>
        <translation>記録を読込中…</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>%1／%2ページ</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>%1現在</translation>
    </message>
    <message>
        <source>Save the Briefing</source>
        <translation>状況説明資料の保存</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>保存しました：%1</translation>
    </message>
    <message>
        <source>Cancel Writing</source>
        <translation>書き出しの中止</translation>
    </message>
    <message>
        <source>Pages written</source>
        <translation>書き出したページ数</translation>
    </message>
    <message>
        <source>Writing %1…</source>
        <translation>%1 を書き出しています…</translation>
    </message>
    <message numerus="yes">
        <source>Saved %n file(s): %1 and following</source>
        <translation>
            <numerusform>%n個のファイルを保存しました：%1 以降</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removed %n page(s) of an earlier, longer briefing of this name.</source>
        <translation>
            <numerusform>以前に同じ名前で作成した資料の余分なページ%n件を削除しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled. Nothing was written.</source>
        <translation>中止しました。ファイルは書き出していません。</translation>
    </message>
</context>
<context>
    <name>yagura::ClockStrip</name>
    <message>
        <source>Clocks</source>
        <translation>時計</translation>
    </message>
</context>
<context>
    <name>yagura::ConnectionCheck</name>
    <message>
        <source>Test &amp;connection</source>
        <translation>接続テスト(&amp;C)</translation>
    </message>
    <message>
        <source>Cancel the test</source>
        <translation>テストの中止</translation>
    </message>
    <message>
        <source>The connection is being tested</source>
        <translation>接続テスト中</translation>
    </message>
    <message>
        <source>What the test found</source>
        <translation>接続テストの結果</translation>
    </message>
</context>
<context>
    <name>yagura::CursorBadge</name>
    <message>
        <source>As of %1</source>
        <translation>%1現在</translation>
    </message>
    <message>
        <source>The views show what was known at this moment. Click, or press Home, to return to live.</source>
        <translation>この時点で把握していた内容を表示しています。クリックするかHomeキーを押すと、現在の状況に戻ります。</translation>
    </message>
    <message>
        <source>Reading the journal…</source>
        <translation>記録を読込中…</translation>
    </message>
    <message>
        <source>The picture is not complete yet: the journal is being read.</source>
        <translation>記録を読み込んでいるため、状況図はまだそろっていません。</translation>
    </message>
    <message>
        <source>? NO FEED</source>
        <translation>？ 受信なし</translation>
    </message>
    <message>
        <source>No feed is heard: what is shown is what was known before, not the present state.</source>
        <translation>受信できている配信元がありません。表示は以前に把握した内容で、現在の状況ではありません。</translation>
    </message>
    <message>
        <source>● LIVE</source>
        <translation>● 現在</translation>
    </message>
    <message>
        <source>The views show the present state.</source>
        <translation>現在の状況を表示しています。</translation>
    </message>
</context>
<context>
    <name>yagura::ExerciseBand</name>
    <message numerus="yes">
        <source>%n exercise incident(s) open beside the real ones, counted apart.</source>
        <translation>
            <numerusform>対応中の演習インシデント%n件。実際のインシデントとは別に集計しています。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::FeedEditor</name>
    <message>
        <source>PEM files (*.pem *.crt *.cer *.key)</source>
        <translation>PEMファイル (*.pem *.crt *.cer *.key)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>パスワード(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>トークン(&amp;T)</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>トークン</translation>
    </message>
    <message>
        <source>Named on the command line: for this run only, and not saved.</source>
        <translation>コマンドラインで指定された配信元です。今回の実行だけに使い、保存しません。</translation>
    </message>
    <message>
        <source>A token was kept for this feed but cannot be read now. It stays kept unless you enter another.</source>
        <translation>この配信元のトークンは保存されていますが、現在は読み出せません。別のトークンを入力しない限り、保存されたまま残ります。</translation>
    </message>
    <message>
        <source>Kept in the keyring of this system.</source>
        <translation>この端末のキーリングに保存します。</translation>
    </message>
    <message>
        <source>No keyring answers here. Kept in a file that only you can read: %1</source>
        <translation>この端末のキーリングが応答しません。代わりに、本人だけが読めるファイルに保存します：%1</translation>
    </message>
    <message>
        <source>Asking for the keyring of this system…</source>
        <translation>この端末のキーリングに問い合わせています…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>アドレス(&amp;A)</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>Allow this unencrypted connection</source>
        <translation>暗号化されない接続を許可</translation>
    </message>
    <message>
        <source>Anybody between can read and change what is sent.</source>
        <translation>通信は途中で読み取られ、書き換えられるおそれがあります。</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>ユーザー(&amp;U)</translation>
    </message>
    <message>
        <source>User</source>
        <translation>ユーザー</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>表示(&amp;S)</translation>
    </message>
    <message>
        <source>CA &amp;file</source>
        <translation>CAファイル(&amp;F)</translation>
    </message>
    <message>
        <source>Client &amp;certificate</source>
        <translation>クライアント証明書(&amp;L)</translation>
    </message>
    <message>
        <source>Private &amp;key</source>
        <translation>秘密鍵(&amp;K)</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>参照…</translation>
    </message>
    <message>
        <source>Browse for: %1</source>
        <translation>参照：%1</translation>
    </message>
    <message>
        <source>Empty: the authorities that this system trusts</source>
        <translation>空欄：この端末が信頼する認証局</translation>
    </message>
    <message>
        <source>Only if the server asks for one</source>
        <translation>サーバが求める場合のみ</translation>
    </message>
    <message>
        <source>Only with a client certificate</source>
        <translation>クライアント証明書を使う場合のみ</translation>
    </message>
    <message>
        <source>Countries (none ticked: all)</source>
        <translation>国（選択なし：すべて）</translation>
    </message>
    <message>
        <source>Find a country</source>
        <translation>国の検索</translation>
    </message>
    <message>
        <source>Sectors (none ticked: all)</source>
        <translation>分野（選択なし：すべて）</translation>
    </message>
    <message>
        <source>Find a sector</source>
        <translation>分野の検索</translation>
    </message>
</context>
<context>
    <name>yagura::FeedLogModel</name>
    <message>
        <source>%1, %2 times until %3</source>
        <translation>%1（%3までに%2回）</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1～%2</translation>
    </message>
    <message>
        <source>still silent</source>
        <translation>接続断が継続中</translation>
    </message>
    <message>
        <source>asked for again</source>
        <translation>再要求中</translation>
    </message>
    <message>
        <source>heard again at %1</source>
        <translation>%1に受信再開</translation>
    </message>
    <message>
        <source>asked again, healed at %1</source>
        <translation>再要求後、%1に回復</translation>
    </message>
    <message>
        <source>missing for good</source>
        <translation>復旧不能</translation>
    </message>
    <message>
        <source>When</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>発生した事象</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>イベント</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>結果</translation>
    </message>
</context>
<context>
    <name>yagura::FeedSetupWindow</name>
    <message>
        <source>It is kept beside the new list when you save.</source>
        <translation>保存すると、元の一覧も新しい一覧と同じ場所に残します。</translation>
    </message>
    <message>
        <source>%1 (this run only)</source>
        <translation>%1（今回のみ）</translation>
    </message>
    <message>
        <source>%1 (not complete)</source>
        <translation>%1（未完成）</translation>
    </message>
    <message>
        <source>Saved, and in effect.</source>
        <translation>保存し、反映しました。</translation>
    </message>
    <message>
        <source>Set Up Feeds</source>
        <translation>配信元の設定</translation>
    </message>
    <message>
        <source>&amp;Feeds of this desk (ticked: subscribed to)</source>
        <translation>この席の配信元（チェックしたものを受信）(&amp;F)</translation>
    </message>
    <message>
        <source>Feeds of this desk</source>
        <translation>この席の配信元</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>追加(&amp;D)</translation>
    </message>
    <message>
        <source>Remo&amp;ve</source>
        <translation>削除(&amp;V)</translation>
    </message>
    <message>
        <source>No feed is set up. Add one, and enter the address that its operator gave you.</source>
        <translation>配信元が設定されていません。追加して、運用者から受け取ったアドレスを入力してください。</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Undo the Changes</source>
        <translation>変更の取消し(&amp;Z)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>yagura::FeedStrip</name>
    <message>
        <source>Feeds</source>
        <translation>配信元</translation>
    </message>
    <message>
        <source>No feed is connected. Start Yagura with --feed URL, or see the demo with app/run.sh.</source>
        <translation>配信元に接続していません。--feed URL を付けて起動するか、app/run.sh でデモをご覧ください。</translation>
    </message>
    <message numerus="yes">
        <source>%n more feed(s)</source>
        <translation>
            <numerusform>ほか%n件の配信元</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, clock off by %2</source>
        <translation>%1、時計のずれ%2</translation>
    </message>
    <message>
        <source>%1, catching up</source>
        <translation>%1、遅れを取り戻し中</translation>
    </message>
</context>
<context>
    <name>yagura::FeedTableModel</name>
    <message>
        <source>%1 (unknown since %2)</source>
        <translation>%1（%2から状況不明）</translation>
    </message>
    <message>
        <source>never heard</source>
        <translation>受信なし</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>まだなし</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1秒</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>配信元</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Last sign of life</source>
        <translation>最終応答</translation>
    </message>
    <message>
        <source>Last event</source>
        <translation>最終イベント</translation>
    </message>
    <message>
        <source>Position / head</source>
        <translation>受信位置／最新</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>受信数</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>隔離</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>欠落</translation>
    </message>
    <message>
        <source>Clock difference</source>
        <translation>時計のずれ</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>毎秒%1件</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>%1まで</translation>
    </message>
    <message>
        <source>part of the feed</source>
        <translation>配信元の一部</translation>
    </message>
    <message>
        <source>whole feed</source>
        <translation>配信元の全体</translation>
    </message>
    <message>
        <source>Catching up; not confirmed yet.</source>
        <translation>遅れを取り戻している途中のため、現況をまだ確かめられていません。</translation>
    </message>
    <message>
        <source>Events per second over the last ten seconds.</source>
        <translation>直近10秒間に受信した1秒あたりのイベント数です。</translation>
    </message>
    <message>
        <source>From being sequenced by the server to being shown here.</source>
        <translation>サーバで登録されてから、この画面に表示されるまでの時間です。</translation>
    </message>
    <message>
        <source>From being sequenced by the server to being shown here: usually %1 s, the last one %2 s. The difference of the clocks is taken off.</source>
        <translation>サーバで登録されてから、この画面に表示されるまでの時間です。通常は%1秒、直近は%2秒です。時計のずれは差し引いています。</translation>
    </message>
    <message>
        <source>The clocks of the server and of this machine differ by more than %1 seconds. Times of the two cannot be compared; have the clocks checked.</source>
        <translation>サーバとこの端末の時計が%1秒を超えてずれています。両者の時刻は比較できません。時計の確認を依頼してください。</translation>
    </message>
    <message>
        <source>The server&apos;s clock less this machine&apos;s: the middle of the last words on it.</source>
        <translation>サーバの時計からこの端末の時計を引いた差です。直近の値の中央値を示します。</translation>
    </message>
    <message>
        <source>Faults of the stream since the start. The list below tells what became of each.</source>
        <translation>起動後に発生した受信の異常の数です。それぞれの結果は下の一覧に示します。</translation>
    </message>
    <message>
        <source>Times that events were missing for good since the start.</source>
        <translation>起動後に、復旧できないイベントの欠落が発生した回数です。</translation>
    </message>
    <message>
        <source>This desk is given a part of the feed. More may exist.</source>
        <translation>この席に届くのは配信元の一部です。ほかにもイベントがある可能性があります。</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>受信頻度</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>遅延</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>異常</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>範囲</translation>
    </message>
</context>
<context>
    <name>yagura::FeedsPanel</name>
    <message>
        <source>Choose a feed to see what it sent that was refused.</source>
        <translation>配信元を選ぶと、隔離したイベントを表示します。</translation>
    </message>
    <message>
        <source>Nothing from %1 was refused.</source>
        <translation>%1から隔離したイベントはありません。</translation>
    </message>
    <message>
        <source>Refused from %1, newest first. The events are kept in the journal.</source>
        <translation>%1から隔離したイベント（新しい順）です。受信内容は記録に保存しています。</translation>
    </message>
    <message>
        <source>Feeds</source>
        <translation>配信元</translation>
    </message>
    <message>
        <source>Refused events</source>
        <translation>隔離したイベント</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>発生した事象</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>隔離</translation>
    </message>
    <message>
        <source>Not confirmed</source>
        <translation>現況未確認</translation>
    </message>
    <message>
        <source>Choose a feed to see what happened on it.</source>
        <translation>配信元を選ぶと、発生した事象を表示します。</translation>
    </message>
    <message>
        <source>Nothing has happened on %1.</source>
        <translation>%1では、記録すべき事象は起きていません。</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier entries are in the journal.</source>
        <translation>
            <numerusform>これより前の%n件は記録にあります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a feed to see which incidents it no longer vouches for.</source>
        <translation>配信元を選ぶと、現況を確かめられなくなったインシデントを表示します。</translation>
    </message>
    <message>
        <source>%1 vouches for all open incidents that it has reported.</source>
        <translation>%1が報告した対応中のインシデントは、すべて現況を確かめられています。</translation>
    </message>
    <message numerus="yes">
        <source>%n open incident(s) were reported by this feed before it began a new numbering or lost a part of its history, and not again since. They are shown as they were last known.</source>
        <translation>
            <numerusform>この配信元が番号の付け直しまたは履歴の欠落より前に報告し、その後は再報告していない対応中のインシデントが%n件あります。最後に把握した内容のまま表示しています。</numerusform>
        </translation>
    </message>
    <message>
        <source>Set up feeds…</source>
        <translation>配信元の設定…</translation>
    </message>
    <message>
        <source>Reconnect now</source>
        <translation>今すぐ再接続</translation>
    </message>
    <message>
        <source>Set up…</source>
        <translation>設定…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>No feed is connected. Set one up, start Yagura with --feed URL, or see the demo with app/run.sh.</source>
        <translation>配信元に接続していません。配信元を設定するか、--feed URL を付けて起動するか、app/run.sh でデモをご覧ください。</translation>
    </message>
</context>
<context>
    <name>yagura::MainWindow</name>
    <message>
        <source>Copy the selected report</source>
        <translation>選択中の報告のコピー</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Undo the change of scope</source>
        <translation>絞り込みの取消し</translation>
    </message>
    <message>
        <source>Redo the change of scope</source>
        <translation>絞り込みのやり直し</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>全件表示</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Return to live</source>
        <translation>現在の状況に戻る</translation>
    </message>
    <message>
        <source>Japanese / English</source>
        <translation>日本語／英語</translation>
    </message>
    <message>
        <source>Night theme</source>
        <translation>夜間表示</translation>
    </message>
    <message>
        <source>Day theme</source>
        <translation>昼間表示</translation>
    </message>
    <message>
        <source>Print theme</source>
        <translation>印刷用表示</translation>
    </message>
    <message>
        <source>Wall mode (full screen)</source>
        <translation>大画面表示（全画面）</translation>
    </message>
    <message>
        <source>First layout</source>
        <translation>初期配置</translation>
    </message>
    <message>
        <source>Show exercises</source>
        <translation>演習の表示</translation>
    </message>
    <message>
        <source>Hide exercises</source>
        <translation>演習の非表示</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>ショートカット一覧</translation>
    </message>
    <message>
        <source>About Yagura</source>
        <translation>Yaguraについて</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>F&amp;eed</source>
        <translation>配信元(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Desk</source>
        <translation>当直(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Briefing</source>
        <translation>状況説明(&amp;B)</translation>
    </message>
    <message>
        <source>E&amp;xercise</source>
        <translation>演習(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>Switches the language of everything on screen (Ctrl+L).</source>
        <translation>画面全体の言語を切り替えます（Ctrl+L）。</translation>
    </message>
</context>
<context>
    <name>yagura::MapCanvas</name>
    <message>
        <source>No feed is connected: nothing is known. Connect one in the Feed menu.</source>
        <translation>配信元に接続していないため、状況は不明です。「配信元」メニューから接続してください。</translation>
    </message>
    <message>
        <source>Show all sectors</source>
        <translation>全分野を表示</translation>
    </message>
    <message>
        <source>Show only this sector</source>
        <translation>この分野のみ表示</translation>
    </message>
    <message>
        <source>Show all regions</source>
        <translation>全地域を表示</translation>
    </message>
    <message>
        <source>Show only this region</source>
        <translation>この地域のみ表示</translation>
    </message>
    <message>
        <source>Select the worst incident here</source>
        <translation>この地域で最も深刻なインシデントを選択</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>拡大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>縮小</translation>
    </message>
    <message>
        <source>Whole map</source>
        <translation>全体表示</translation>
    </message>
    <message>
        <source>Contested areas</source>
        <translation>領有権の表示</translation>
    </message>
    <message>
        <source>Neutral, dashed</source>
        <translation>中立（破線で表示）</translation>
    </message>
    <message>
        <source>As Japan draws them</source>
        <translation>日本の立場に基づく表示</translation>
    </message>
    <message>
        <source>As the United States draws them</source>
        <translation>米国の立場に基づく表示</translation>
    </message>
</context>
<context>
    <name>yagura::MapPanel</name>
    <message>
        <source>Tiles</source>
        <translation>タイル</translation>
    </message>
    <message>
        <source>Geographic</source>
        <translation>地図</translation>
    </message>
    <message>
        <source>By sector</source>
        <translation>分野別</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地図</translation>
    </message>
</context>
<context>
    <name>yagura::NoticeBar</name>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message numerus="yes">
        <source>(%n earlier problem(s))</source>
        <translation>
            <numerusform>（ほかに%n件の問題）</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::QuarantineModel</name>
    <message>
        <source>Refused at</source>
        <translation>隔離日時</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>What came</source>
        <translation>受信内容</translation>
    </message>
</context>
<context>
    <name>yagura::ScopeBar</name>
    <message>
        <source>All sectors</source>
        <translation>全分野</translation>
    </message>
    <message>
        <source>All of these</source>
        <translation>この国の全分野</translation>
    </message>
    <message>
        <source>All countries</source>
        <translation>すべての国</translation>
    </message>
    <message>
        <source>Japan and United States</source>
        <translation>日本と米国</translation>
    </message>
    <message>
        <source>All regions</source>
        <translation>全地域</translation>
    </message>
    <message>
        <source>Every severity</source>
        <translation>全深刻度</translation>
    </message>
    <message>
        <source>%1 and above</source>
        <translation>%1以上</translation>
    </message>
    <message>
        <source>With unknown severity</source>
        <translation>深刻度不明を含む</translation>
    </message>
    <message>
        <source>Without unknown severity</source>
        <translation>深刻度不明を除く</translation>
    </message>
    <message>
        <source>Up to %1</source>
        <translation>%1まで</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>全期間</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>直近1時間</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>直近24時間</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>直近7日間</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>直近30日間</translation>
    </message>
    <message>
        <source>With exercises</source>
        <translation>演習を含む</translation>
    </message>
    <message>
        <source>Without exercises</source>
        <translation>演習を除く</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>全種別</translation>
    </message>
    <message>
        <source>Incidents only</source>
        <translation>インシデントのみ</translation>
    </message>
    <message>
        <source>Advisories only</source>
        <translation>注意喚起のみ</translation>
    </message>
    <message>
        <source>Engagements only</source>
        <translation>日米連携行事のみ</translation>
    </message>
    <message>
        <source>Sectors of %1</source>
        <translation>%1の分野</translation>
    </message>
    <message numerus="yes">
        <source>%n sector(s)</source>
        <translation>
            <numerusform>%n分野</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n地域</numerusform>
        </translation>
    </message>
    <message>
        <source>JP + US</source>
        <translation>日・米</translation>
    </message>
    <message>
        <source>Since %1</source>
        <translation>%1以降</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>%1まで</translation>
    </message>
    <message>
        <source>Some kinds</source>
        <translation>一部の種別</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全件表示</translation>
    </message>
    <message>
        <source>Widens the scope to everything (Ctrl+Z takes it back).</source>
        <translation>絞り込みをすべて解除します（Ctrl+Zで元に戻せます）。</translation>
    </message>
    <message>
        <source>Scope: sectors</source>
        <translation>絞り込み：分野</translation>
    </message>
    <message>
        <source>Scope: countries and regions</source>
        <translation>絞り込み：国・地域</translation>
    </message>
    <message>
        <source>Scope: severity</source>
        <translation>絞り込み：深刻度</translation>
    </message>
    <message>
        <source>Scope: TLP</source>
        <translation>絞り込み：TLP</translation>
    </message>
    <message>
        <source>Scope: time</source>
        <translation>絞り込み：期間</translation>
    </message>
    <message>
        <source>Scope: kinds and exercises</source>
        <translation>絞り込み：種別・演習</translation>
    </message>
</context>
<context>
    <name>yagura::SearchField</name>
    <message>
        <source>Search titles in both languages  ( / )</source>
        <translation>件名を検索（日英）［/］</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Exact characters</source>
        <translation>文字を厳密に区別</translation>
    </message>
    <message>
        <source>Finds サーバ and サーバー, hiragana and katakana, upper and lower case alike.</source>
        <translation>「サーバ」と「サーバー」、ひらがなとカタカナ、大文字と小文字を区別せずに検索します。</translation>
    </message>
</context>
<context>
    <name>yagura::SectorBoard</name>
    <message>
        <source>Only this sector, or all again</source>
        <translation>この分野のみ表示／全分野に戻す</translation>
    </message>
    <message>
        <source>Select the worst open incident</source>
        <translation>最も深刻なインシデントを選択</translation>
    </message>
    <message>
        <source>All sectors</source>
        <translation>全分野</translation>
    </message>
</context>
<context>
    <name>yagura::VanishedModel</name>
    <message>
        <source>Severity</source>
        <translation>深刻度</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>インシデント</translation>
    </message>
    <message>
        <source>Not confirmed since</source>
        <translation>現況未確認の開始</translation>
    </message>
    <message>
        <source>Last reported</source>
        <translation>最終報告</translation>
    </message>
</context>
</TS>
