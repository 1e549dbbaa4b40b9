#pragma once

#include "ui/state/network_state.h"
#include "ui/trained/inference_report.h"

#include <QFrame>

#include <optional>

class QGridLayout;
class QLabel;
class QScrollArea;
class QToolButton;

namespace residua::ui {

class ElidedLabel;
class LinkRow;

/// Above the picture of a network that was found in a weight file: which it is, what had to be assumed, each a link to its field, and what
/// photographs say of it. Hidden where the network on show is another one; what the user has changed is no longer said to be assumed.
class InferenceBar : public QFrame {
    Q_OBJECT

public:
    explicit InferenceBar(NetworkState &network, QWidget *parent = nullptr);

    /// Shows `report` above the variant on show from now on.
    void show(InferenceReport report);
    /// The test is under way: `done` of about `most` passes.
    void setProgress(int done, int most);
    void dismiss();
    const std::optional<InferenceReport> &report() const { return m_report; }
    QString text() const; ///< the first line, and what is assumed, for a reader
    bool showsDetails() const;

Q_SIGNALS:
    void fieldRequested(const QString &key);
    void preparationRequested();
    void testCancelled();

private:
    void refresh();
    void setDetailsShown(bool shown);
    void showDetail(const QString &key);
    void fillDetails();
    void addHeading(QGridLayout *grid, int row);
    void addDetail(QGridLayout *grid, int row, const std::vector<Assumption> &group);
    QString testWords() const;
    QString factWords() const;
    void applyColors();

    NetworkState &m_network;
    std::optional<InferenceReport> m_report;
    VariantId m_variant = 0;
    bool m_coloring = false;    ///< its own change of palette comes back
    int m_done = 0, m_most = 0; ///< passes; 0: no test is under way
    QLabel *m_name;
    ElidedLabel *m_facts, *m_cancel;
    LinkRow *m_links;
    QToolButton *m_more, *m_close;
    QScrollArea *m_details;

protected:
    void changeEvent(QEvent *event) override;
};

} // namespace residua::ui
