#include "ui/window/weights_button.h"

#include "ui/state/core_words.h"
#include "ui/state/session.h"
#include "ui/window/weight_controller.h"
#include "ui/work/pass.h"

#include <QMenu>

namespace residua::ui {

namespace {

constexpr int mostNameWidth = 150; ///< pixels of a name

} // namespace

WeightsButton::WeightsButton(Session &session, const WeightController &weights, QMenu &menu) : m_session(session), m_weights(weights)
{
    setObjectName(QStringLiteral("weights"));
    setPopupMode(QToolButton::InstantPopup);
    setAutoRaise(true);
    setMenu(&menu);
    setAccessibleName(tr("Weights of the run"));
    connect(&session, &Session::setupChanged, this, &WeightsButton::refresh);
    connect(&session.shown(), &NetworkState::snapshotChanged, this, &WeightsButton::refresh);
    refresh();
}

void WeightsButton::refresh()
{
    const WeightMarksPtr &marks = m_session.shown().weightMarks();
    const QString name = fontMetrics().elidedText(m_weights.shortName(), Qt::ElideMiddle, mostNameWidth);
    const QString text = marks && marks->hasNew() ? tr("%1 + new").arg(name) : name;
    if (text != this->text())
        setText(text);
    const QString words = coreWords(parameterWords(*m_session.shown().snapshot()->model, m_session.setup()));
    setToolTip(tr("Weights: %1").arg(words).toHtmlEscaped());
}

} // namespace residua::ui
