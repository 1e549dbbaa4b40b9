#pragma once

#include "ui/state/session.h"

#include <QTimer>
#include <QWidget>

class QProgressBar;
class QToolButton;

namespace residua::ui {

class ElidedLabel;

/// The line at the bottom: whether libtorch agrees, the totals with what they are more than the baseline's, how the last run ended.
/// Where it is narrow the right part gives way first.
class StatusLine : public QWidget {
    Q_OBJECT

public:
    explicit StatusLine(NetworkState &network, QWidget *parent = nullptr);

    QString variantWords() const;
    QString confirmationWords() const;
    QString totalsWords() const;
    QString runWords() const;
    /// A quiet word on what there is to advise ("2 findings"); empty: nothing.
    void setAdvice(const QString &words);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The whole of a message that was shown in short.
    void detailsRequested(const QString &text);
    void retryRequested();
    /// The field that holds what is not valid.
    void fieldRequested(const QString &key);
    void cancelRequested();
    void adviceRequested();

private:
    void showConfirmation();
    void showNow();
    void showVariant();
    void showTotals();
    void showRun();
    void arrange();
    QRectF dotRect() const;

    NetworkState &m_network;
    ElidedLabel *m_variant, *m_confirmation, *m_retry, *m_totals, *m_advice, *m_run;
    QProgressBar *m_progress;
    QToolButton *m_cancel = nullptr;
    QTimer m_slow; ///< a check that is over at once is not announced
    Confirmation::State m_shown = Confirmation::State::Waiting;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
};

} // namespace residua::ui
