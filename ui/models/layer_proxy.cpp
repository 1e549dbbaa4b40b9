#include "ui/models/layer_proxy.h"

namespace residua::ui {

LayerProxy::LayerProxy(LayerModel &model, QObject *parent) : QSortFilterProxyModel(parent), m_model(model)
{
    setSortRole(SortRole);
    setSourceModel(&model);
}

void LayerProxy::setLayerFilter(LayerFilter filter)
{
    m_model.setFilter(std::move(filter));
    invalidateFilter();
}

bool LayerProxy::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    return !m_model.row(m_model.index(row, 0, parent)).hidden;
}

bool LayerProxy::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    return sortsBefore(m_model.row(left), m_model.row(right), left.column());
}

} // namespace residua::ui
