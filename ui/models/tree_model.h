#pragma once

#include <QAbstractItemModel>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace residua::ui {

/// A row and the rows below it, as a value.
template <typename Row>
struct RowTree {
    Row row;
    std::vector<RowTree> children;
};

/// A tree of rows that goes from one state to the next by the smallest change: rows are matched by their key among their
/// siblings, what is new, gone or moved is told in contiguous runs, and `dataChanged` names only rows that differ. So a view
/// keeps what is expanded, selected and scrolled to through every edit.
///
/// `Row` has a `std::string key`, distinct among siblings, and `operator==` over everything that is shown.
template <typename Row>
class TreeModel : public QAbstractItemModel {
public:
    using Tree = std::vector<RowTree<Row>>;

    using QAbstractItemModel::QAbstractItemModel;

    const Row &row(const QModelIndex &index) const { return node(index)->row; }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override
    {
        const Node *owner = node(parent);
        if (row < 0 || column < 0 || row >= count(*owner) || column >= columnCount() || parent.column() > 0)
            return {};
        return createIndex(row, column, owner->children[static_cast<std::size_t>(row)].get());
    }

    QModelIndex parent(const QModelIndex &index) const override { return index.isValid() ? indexOf(*node(index)->parent) : QModelIndex(); }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.column() > 0 ? 0 : count(*node(parent)); }
    bool hasChildren(const QModelIndex &parent = {}) const override { return rowCount(parent) > 0; }

    /// The first row that `wanted` accepts, from the top down; no index where there is none.
    template <typename Wanted>
    QModelIndex find(const Wanted &wanted) const
    {
        const Node *found = findBelow(m_root, wanted);
        return found ? indexOf(*found) : QModelIndex();
    }

    /// Calls `visit(row)` for every row. What it changes is not told to anybody.
    template <typename Visit>
    void forEach(const Visit &visit)
    {
        visitBelow(m_root, visit);
    }

protected:
    /// Makes `next` the rows, telling only what differs.
    void update(Tree next) { align(m_root, std::move(next)); }

    /// Makes `next` the rows by a reset: for another kind of tree.
    void replace(Tree next)
    {
        beginResetModel();
        m_root.children.clear();
        append(m_root, 0, next, 0, next.size());
        endResetModel();
    }

private:
    struct Node {
        Row row;
        Node *parent = nullptr;
        int position = 0; ///< among its siblings
        std::vector<std::unique_ptr<Node>> children;
    };

    const Node *node(const QModelIndex &index) const
    {
        return index.isValid() ? static_cast<const Node *>(index.constInternalPointer()) : &m_root;
    }
    static int count(const Node &owner) { return static_cast<int>(owner.children.size()); }
    QModelIndex indexOf(const Node &at, int column = 0) const
    {
        return &at == &m_root ? QModelIndex() : createIndex(at.position, column, const_cast<Node *>(&at));
    }

    static void renumber(Node &owner, std::size_t from)
    {
        for (; from < owner.children.size(); ++from)
            owner.children[from]->position = static_cast<int>(from);
    }

    /// Puts `next[first, last)` before row `at` of `owner`.
    static void append(Node &owner, std::size_t at, Tree &next, std::size_t first, std::size_t last)
    {
        std::vector<std::unique_ptr<Node>> fresh;
        fresh.reserve(last - first);
        for (; first < last; ++first) {
            fresh.push_back(std::make_unique<Node>());
            Node &made = *fresh.back();
            made.row = std::move(next[first].row);
            made.parent = &owner;
            append(made, 0, next[first].children, 0, next[first].children.size());
        }
        owner.children.insert(owner.children.begin() + static_cast<std::ptrdiff_t>(at), std::make_move_iterator(fresh.begin()),
                              std::make_move_iterator(fresh.end()));
        renumber(owner, at);
    }

    void insert(Node &owner, std::size_t at, Tree &next, std::size_t size)
    {
        beginInsertRows(indexOf(owner), static_cast<int>(at), static_cast<int>(at + size) - 1);
        append(owner, at, next, at, at + size);
        endInsertRows();
    }

    void remove(Node &owner, std::size_t first, std::size_t last)
    {
        beginRemoveRows(indexOf(owner), static_cast<int>(first), static_cast<int>(last) - 1);
        const auto begin = owner.children.begin();
        owner.children.erase(begin + static_cast<std::ptrdiff_t>(first), begin + static_cast<std::ptrdiff_t>(last));
        renumber(owner, first);
        endRemoveRows();
    }

    /// Moves `size` rows from `from` up to `to`.
    void moveUp(Node &owner, std::size_t from, std::size_t size, std::size_t to)
    {
        const QModelIndex parent = indexOf(owner);
        beginMoveRows(parent, static_cast<int>(from), static_cast<int>(from + size) - 1, parent, static_cast<int>(to));
        const auto begin = owner.children.begin();
        std::rotate(begin + static_cast<std::ptrdiff_t>(to), begin + static_cast<std::ptrdiff_t>(from),
                    begin + static_cast<std::ptrdiff_t>(from + size));
        renumber(owner, to);
        endMoveRows();
    }

    /// Removes the rows of `owner` in [first, last) that `next` does not name.
    void removeUnwanted(Node &owner, std::size_t first, std::size_t last, const std::unordered_set<std::string_view> &wanted)
    {
        const auto gone = [&](std::size_t at) { return !wanted.contains(owner.children[at]->row.key); };
        while (last > first) {
            std::size_t begin = last;
            while (begin > first && gone(begin - 1))
                --begin;
            if (begin < last)
                remove(owner, begin, last);
            last = begin > first ? begin - 1 : first;
        }
    }

    /// Gives `owner` rows with the keys of `next`, in its order; says which were made new.
    std::vector<char> alignKeys(Node &owner, Tree &next)
    {
        std::vector<char> fresh(next.size(), 0);
        const auto same = [&](std::size_t old, std::size_t at) { return owner.children[old]->row.key == next[at].row.key; };
        std::size_t begin = 0, oldEnd = owner.children.size(), end = next.size();
        while (begin < oldEnd && begin < end && same(begin, begin))
            ++begin;
        while (oldEnd > begin && end > begin && same(oldEnd - 1, end - 1))
            --oldEnd, --end;

        std::unordered_set<std::string_view> wanted;
        for (std::size_t at = begin; at < end; ++at)
            wanted.insert(next[at].row.key);
        removeUnwanted(owner, begin, oldEnd, wanted);
        std::unordered_set<std::string_view> kept;
        const std::size_t left = owner.children.size() - (next.size() - end);
        for (std::size_t at = begin; at < left; ++at)
            kept.insert(owner.children[at]->row.key);

        for (std::size_t at = begin; at < end;) {
            if (at < owner.children.size() && same(at, at)) {
                ++at;
                continue;
            }
            std::size_t size = 0;
            while (at + size < end && !kept.contains(next[at + size].row.key))
                ++size;
            std::size_t from = at + 1;
            while (size == 0 && from < owner.children.size() && !same(from, at))
                ++from;
            if (from >= owner.children.size())
                size = std::max<std::size_t>(size, 1);
            if (size > 0) {
                std::fill_n(fresh.begin() + static_cast<std::ptrdiff_t>(at), size, char(1));
                insert(owner, at, next, size);
            } else {
                for (size = 1; from + size < owner.children.size() && at + size < end && same(from + size, at + size);)
                    ++size;
                moveUp(owner, from, size, at);
            }
            at += size;
        }
        return fresh;
    }

    void align(Node &owner, Tree next)
    {
        const std::vector<char> fresh = alignKeys(owner, next);
        // One signal for each contiguous run of rows that differ.
        std::size_t firstChanged = 0;
        bool inRun = false;
        const auto endRun = [&](std::size_t end) {
            if (std::exchange(inRun, false)) {
                Q_EMIT dataChanged(indexOf(*owner.children[firstChanged]), indexOf(*owner.children[end - 1], columnCount() - 1));
            }
        };
        for (std::size_t at = 0; at < next.size(); ++at) {
            Node &own = *owner.children[at];
            if (fresh[at] || own.row == next[at].row) {
                endRun(at);
                continue;
            }
            own.row = std::move(next[at].row);
            if (!std::exchange(inRun, true))
                firstChanged = at;
        }
        endRun(next.size());
        for (std::size_t at = 0; at < next.size(); ++at) {
            if (!fresh[at])
                align(*owner.children[at], std::move(next[at].children));
        }
    }

    template <typename Wanted>
    static const Node *findBelow(const Node &owner, const Wanted &wanted)
    {
        for (const auto &child : owner.children) {
            if (wanted(child->row))
                return child.get();
            if (const Node *found = findBelow(*child, wanted))
                return found;
        }
        return nullptr;
    }

    template <typename Visit>
    static void visitBelow(Node &owner, const Visit &visit)
    {
        for (const auto &child : owner.children) {
            visit(child->row);
            visitBelow(*child, visit);
        }
    }

    Node m_root;
};

} // namespace residua::ui
