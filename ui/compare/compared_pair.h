#pragma once

#include "ui/state/session.h"

namespace residua::ui {

/// The network on show, as B, and the one that it is compared with, as A: the baseline, or a variant of the document. What is selected is
/// selected in both. Lives in the GUI thread.
class ComparedPair : public QObject {
    Q_OBJECT

public:
    explicit ComparedPair(NetworkState &shown, QObject *parent = nullptr);

    /// While it is not watched nothing is compared.
    void setWatched(bool watched);

    // Who can be A.
    struct Choice {
        VariantId variant = 0; ///< 0: the baseline, whatever that is
        QString name;
        bool operator==(const Choice &) const = default;
    };
    std::vector<Choice> choices() const;
    VariantId chosen() const { return m_chosen; }
    void choose(VariantId variant);

    // What is compared. Null before the first time that it is watched.
    const SnapshotPtr &a() const { return m_a; }
    const SnapshotPtr &b() const { return m_b; }
    const ComparisonPtr &comparison() const { return m_comparison; }
    QString nameOfA() const;
    QString nameOfB() const;

    /// Operations of the comparison, by their places in it: ascending.
    const std::vector<std::size_t> &selected() const { return m_selected; }
    void select(std::vector<std::size_t> operations);
    /// Selects what holds the operations `ids` of A, or of B.
    void selectIn(bool b, const std::vector<int> &ids);
    /// The selected operations that A, or B, has: ids, ascending.
    std::vector<int> selectedIn(bool b) const;
    /// The counterparts in the other network of the operations `ids` of A, or of B.
    std::vector<int> counterparts(bool b, const std::vector<int> &ids) const;

Q_SIGNALS:
    void changed(); ///< `a`, `b`, `comparison`, and with them what is selected
    void choicesChanged();
    void selectionChanged();

private:
    void refresh();
    void follow();
    std::vector<std::size_t> placesOf(bool b, const std::vector<int> &ids) const;

    NetworkState &m_shown;
    VariantId m_chosen = 0;
    bool m_watched = false;
    SnapshotPtr m_a, m_b;
    ComparisonPtr m_comparison;
    std::vector<std::size_t> m_selected;
    bool m_selecting = false; ///< the network's selection follows ours
};

} // namespace residua::ui
