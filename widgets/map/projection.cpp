// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/projection.h"

#include <proj.h>

#include <cmath>

namespace yagura {

struct Projection::Private
{
    PJ_CONTEXT *context = proj_context_create();
    PJ *operation = nullptr;
};

Projection::Projection(const char *definition)
    : d(std::make_unique<Private>())
{
    d->operation = proj_create(d->context, definition);
}

Projection::~Projection()
{
    if (d->operation)
        proj_destroy(d->operation);
    proj_context_destroy(d->context);
}

bool Projection::valid() const
{
    return d->operation != nullptr;
}

std::optional<QPointF> Projection::project(double longitude, double latitude) const
{
    if (!valid())
        return {};
    const PJ_COORD at = proj_coord(proj_torad(longitude), proj_torad(latitude), 0, 0);
    const PJ_COORD out = proj_trans(d->operation, PJ_FWD, at);
    if (!std::isfinite(out.xy.x) || !std::isfinite(out.xy.y))
        return {};
    return QPointF(out.xy.x, -out.xy.y);
}

} // namespace yagura
