#pragma once

#include "ui/models/layer_model.h"

#include <QSortFilterProxyModel>

namespace residua::ui {

/// Sorts the layer table within its groups and hides what its filter hides.
class LayerProxy : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit LayerProxy(LayerModel &model, QObject *parent = nullptr);

    void setLayerFilter(LayerFilter filter);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    LayerModel &m_model;
};

} // namespace residua::ui
