#pragma once

#include "ui/graph/graph_scene.h"
#include "ui/state/layer_filter.h"

#include <QObject>

#include <string>
#include <vector>

class QWidget;

namespace residua::ui {

class FindBar;

/// Looks for operations: the bar in which a person says what, what matches it, and which of that comes next.
class GraphFinder : public QObject {
    Q_OBJECT

public:
    /// The bar comes into `view` when it is first opened.
    explicit GraphFinder(QWidget &view) : m_view(view) {}

    FindBar *bar() const { return m_bar; } ///< null before the first `open`
    bool isOpen() const;
    double room() const; ///< what the bar takes at the top of the view, in pixels
    /// Shows the bar, or takes the keyboard back to it.
    void open();
    void close();
    void fitBar(); ///< to the view's width

    /// Looks again, in the network as it is now; `run` may be null.
    void search(const Snapshot &snapshot, const RunResult *run);
    /// Operations have other numbers than at the last search, of the same network.
    void forgetFacts() { m_factsOf = 0; }
    /// Ids of operations, in order; none while the bar is closed.
    const std::vector<int> &matches() const { return m_matches; }
    /// Boxes of `scene`, which is of the network that was searched, that are, or hold, a match.
    std::vector<int> boxesIn(const Scene &scene) const;
    /// The bar says which of the matches `selected` is.
    void tellCurrent(const std::vector<int> &selected);
    /// The match after or before operations `selected`, from the end to the beginning; -1: there is none.
    int next(const std::vector<int> &selected, bool forward) const;

Q_SIGNALS:
    /// A person looks for something else.
    void asked();
    void nextWanted();
    void previousWanted();
    void closeWanted();
    /// The bar came or went: so many pixels more are taken at the top.
    void roomChanged(double more);

private:
    int current(const std::vector<int> &selected) const;
    LayerFilter filter() const;

    QWidget &m_view;
    FindBar *m_bar = nullptr;
    std::vector<int> m_matches;
    std::vector<FilterFacts> m_facts; // of the network that m_factsOf says
    std::uint64_t m_factsOf = 0;
};

/// The block that operation `id` is in, else "stem" or "head": what is to be unfolded for it to be seen.
std::string holderOf(const Snapshot &snapshot, int id);

} // namespace residua::ui
