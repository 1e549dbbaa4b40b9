#include "ui/costs/fit_dialog.h"

#include "ui/costs/fit_time.h"
#include "ui/costs/fit_words.h"
#include "ui/look/look_change.h"
#include "ui/look/theme.h"
#include "ui/state/failure.h"
#include "ui/strip/metric_button.h"
#include "ui/strip/stage_strip.h"
#include "ui/work/post_to.h"

#include "core/report/duration.h"
#include "core/report/format.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

namespace residua::ui {

namespace {

QString shortCount(std::int64_t count)
{
    return QString::fromStdString(formatCount(count)).remove(QLatin1Char(' '));
}

} // namespace

FitDialog::FitDialog(Session &session, std::shared_ptr<Engine> engine, QWidget *parent)
    : QDialog(parent), m_session(session), m_now(session.shown().spec()), m_engine(std::move(engine)), m_limit(new QLineEdit(this)),
      m_budget(new QComboBox(this)), m_by(new QComboBox(this)), m_multiple(new QSpinBox(this)),
      m_multipleName(new QLabel(tr("in &multiples of"), this)), m_message(new QLabel(this)), m_table(new QTableView(this)),
      m_model(new QStandardItemModel(this))
{
    setWindowTitle(tr("Fit to Budget"));
    setModal(true);
    m_preview.setDocument(documentOf(m_now));
    m_preview.setMetric(session.metric());
    auto *strip = new StageStrip(m_preview.shown(), this);
    strip->setAttribute(Qt::WA_TransparentForMouseEvents); // to look at
    strip->setFocusPolicy(Qt::NoFocus);
    strip->findChild<MetricButton *>()->hide();
    strip->setAccessibleName(tr("The fitted network"));
    m_strip = strip;
    makeTable();
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setObjectName(QStringLiteral("message"));
    m_message->setMinimumHeight(2 * fontMetrics().lineSpacing());
    m_message->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Cancel)->setIcon({});
    m_apply = buttons->addButton(tr("&Apply"), QDialogButtonBox::AcceptRole);
    m_apply->setProperty("primary", true);
    m_apply->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &FitDialog::apply);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, groupGap, 0, 12);
    column->setSpacing(12);
    const auto add = [column](QWidget *part, int stretch = 0) {
        auto *row = new QHBoxLayout;
        row->setContentsMargins(groupGap, 0, groupGap, 0);
        row->addWidget(part);
        column->addLayout(row, stretch);
    };
    add(makeFields());
    add(m_message);
    column->addWidget(m_strip); // it has a margin of its own
    add(m_table, 1);
    add(buttons);
    resize(720, 620);
    onLookChange(*this, [this] { applyColors(); });
    chooseBudget();
    m_limit->setFocus();
    m_limit->selectAll();
}

FitDialog::~FitDialog() = default;

QWidget *FitDialog::makeFields()
{
    m_limit->setObjectName(QStringLiteral("limit"));
    m_limit->setAccessibleName(tr("The budget"));
    m_limit->setMaximumWidth(120);
    m_budget->setObjectName(QStringLiteral("budget"));
    m_budget->setAccessibleName(tr("What the budget is of"));
    m_budget->addItem(tr("parameters"), static_cast<int>(FitBudget::Parameters));
    m_budget->addItem(tr("multiply-accumulates (MACs)"), static_cast<int>(FitBudget::Macs));
    m_budget->addItem(tr("bytes of activations"), static_cast<int>(FitBudget::Activations));
    m_budget->addItem(tr("bytes of parameters and activations"), static_cast<int>(FitBudget::Memory));
    m_budget->addItem(tr("time of a pass, measured here"), static_cast<int>(FitBudget::Time));
    m_by->setObjectName(QStringLiteral("by"));
    m_by->setAccessibleName(tr("What is changed"));
    const auto add = [this](FitBy by, std::optional<std::size_t> stage) {
        FitOptions options;
        options.by = by;
        options.stage = stage;
        m_by->addItem(fittedText(options), QPoint(static_cast<int>(by), stage ? static_cast<int>(*stage) : -1));
    };
    add(FitBy::Width, {});
    add(FitBy::Depth, {});
    add(FitBy::Resolution, {});
    for (const FitBy by : {FitBy::Width, FitBy::Depth}) {
        m_by->insertSeparator(m_by->count());
        for (std::size_t i = 0; i < m_now.stages.size(); ++i)
            add(by, i);
    }
    m_multiple->setObjectName(QStringLiteral("multiple"));
    m_multiple->setRange(1, 512);
    m_multiple->setValue(8);
    m_multiple->setToolTip(tr("Widths are rounded down to multiples of this; tensor cores want 8"));
    m_multipleName->setBuddy(m_multiple);

    auto *fields = new QWidget(this);
    auto *grid = new QGridLayout(fields);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(controlGap);
    grid->setVerticalSpacing(controlGap);
    auto *most = new QLabel(tr("A&t most"), fields), *by = new QLabel(tr("&by changing"), fields);
    most->setBuddy(m_limit);
    by->setBuddy(m_by);
    auto *first = new QHBoxLayout, *second = new QHBoxLayout;
    for (QHBoxLayout *row : {first, second})
        row->setSpacing(controlGap);
    first->addWidget(m_limit);
    first->addWidget(m_budget);
    first->addStretch(1);
    second->addWidget(m_by);
    second->addWidget(m_multipleName);
    second->addWidget(m_multiple);
    second->addStretch(1);
    grid->addWidget(most, 0, 0);
    grid->addLayout(first, 0, 1);
    grid->addWidget(by, 1, 0);
    grid->addLayout(second, 1, 1);
    grid->setColumnStretch(1, 1);
    connect(m_limit, &QLineEdit::textEdited, this, &FitDialog::look);
    connect(m_budget, &QComboBox::activated, this, &FitDialog::chooseBudget);
    connect(m_by, &QComboBox::activated, this, &FitDialog::look);
    connect(m_multiple, &QSpinBox::valueChanged, this, &FitDialog::look);
    return fields;
}

void FitDialog::makeTable()
{
    m_table->setModel(m_model);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setCornerButtonEnabled(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setFocusPolicy(Qt::NoFocus);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(std::max(rowHeight, fontMetrics().height() + insideGap));
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionsClickable(false);
    m_table->setAccessibleName(tr("The network now and fitted"));
}

bool FitDialog::isTime() const
{
    return static_cast<FitBudget>(m_budget->currentData().toInt()) == FitBudget::Time;
}

void FitDialog::chooseBudget()
{
    m_limit->setToolTip(isTime() ? tr("A time in ms, or with us or s: 25, 0.2 s") : tr("A number with K, M, G or T: 15M, 2.5G"));
    if (!isTime())
        return suggestLimit(budgetTotal(m_now, static_cast<FitBudget>(m_budget->currentData().toInt())));
    if (m_nowTime)
        return suggestLimit(*m_nowTime);
    m_limit->clear();
    measure({});
}

/// Half of what there is: a budget that shows something.
void FitDialog::suggestLimit(std::int64_t now)
{
    constexpr double millisecond = 1e6; // nanoseconds
    m_limit->setText(isTime() ? QString::fromStdString(formatDuration(static_cast<double>(now) / millisecond / 2)) : shortCount(now / 2));
    look();
}

std::optional<FitOptions> FitDialog::options() const
{
    const QString text = m_limit->text().simplified();
    const std::optional<std::int64_t> limit = isTime() ? parseTime(text) : parseCount(QString(text).remove(QLatin1Char(' ')).toStdString());
    if (!limit)
        return std::nullopt;
    const QPoint by = m_by->currentData().toPoint();
    FitOptions options;
    options.by = static_cast<FitBy>(by.x());
    options.budget = static_cast<FitBudget>(m_budget->currentData().toInt());
    options.limit = *limit;
    options.multipleOf = m_multiple->value();
    if (by.y() >= 0)
        options.stage = static_cast<std::size_t>(by.y());
    return options;
}

void FitDialog::look()
{
    const std::optional<FitOptions> wanted = options();
    const bool widths = m_by->currentData().toPoint().x() == static_cast<int>(FitBy::Width);
    m_multiple->setEnabled(widths);
    m_multipleName->setEnabled(widths);
    if (!wanted) {
        ++m_number;
        m_lane.cancel();
        m_apply->setEnabled(false);
        m_fit.reset();
        showFound(isTime() ? tr("The budget is no time: expected something like 25 ms or 0.2 s.")
                           : tr("The budget is no number: expected something like 15M or 2.5G, with K, M, G, T for thousands, millions, …"),
                  true);
        return;
    }
    if (isTime())
        return measure(wanted);
    const int number = ++m_number;
    m_apply->setEnabled(false);
    m_lane.post([this, number, options = *wanted, spec = m_now](const std::stop_token &stop) {
        const auto fit = std::make_shared<const std::optional<Fit>>(fitToBudget(spec, options, stop));
        if (stop.stop_requested())
            return;
        const auto asked = std::make_shared<const FitOptions>(options);
        postTo(this, [this, number, asked, fit] {
            if (number == m_number)
                take(*asked, *fit);
        });
    });
}

/// Tries the network as it is, where that is not known yet, and looks for what fits; without `options` a budget is suggested.
void FitDialog::measure(const std::optional<FitOptions> &options)
{
    const int number = ++m_number;
    m_apply->setEnabled(false);
    m_fit.reset();
    if (!m_engine)
        return showFound(tr("A time cannot be measured: libtorch is not open. Choose another budget, or see Help ▸ Copy Diagnostics."),
                         true);
    const std::string device = m_session.setup().device;
    const auto say = [this, device](int tried) {
        showFound(tr("Measuring on %1… Networks tried: %2").arg(QString::fromStdString(device)).arg(tried), false);
    };
    say(0);
    m_lane.post([this, number, say, options, device, now = m_nowTime, spec = m_now, engine = m_engine](const std::stop_token &stop) {
        struct Found {
            std::optional<std::int64_t> now;
            std::optional<Fit> fit;
        };
        const auto found = std::make_shared<Found>(Found{now, {}});
        const auto ifNewest = [this, number](const auto &action) {
            postTo(this, [this, number, action] {
                if (number == m_number)
                    action();
            });
        };
        const QString failure = failureOf([&] {
            const MeasuredCost cost = timeOf(engine, device, stop, [&](int tried) { ifNewest([say, tried] { say(tried); }); });
            if (!found->now)
                found->now = cost(spec);
            if (options)
                found->fit = fitMeasured(spec, *options, cost);
        });
        const auto asked = std::make_shared<const std::optional<FitOptions>>(options);
        const auto why = std::make_shared<const QString>(failure);
        ifNewest([this, found, asked, why] {
            m_nowTime = found->now;
            if (!why->isEmpty())
                showFound(*why, true);
            else if (*asked)
                take(**asked, found->fit);
            else
                suggestLimit(*m_nowTime);
        });
    });
}

void FitDialog::take(const FitOptions &options, const std::optional<Fit> &fit)
{
    m_fit = fit && fit->fits ? fit : std::nullopt;
    const QString budget = budgetText(options.budget, options.limit), what = fittedText(options);
    if (!fit)
        showFound(
            tr("Nothing fits %1: no step of %2 makes a valid network. Change something else, or take another multiple.").arg(budget, what),
            true);
    else if (!m_fit)
        showFound(tr("Nothing fits %1: the smallest that %2 can make has %3. Give more, or change something else.")
                      .arg(budget, what, budgetText(options.budget, fit->total)),
                  true);
    else if (m_fit->spec == m_now)
        showFound(
            tr("The network as it is has %1: the next step of %2 exceeds %3.").arg(budgetText(options.budget, fit->total), what, budget),
            false);
    else if (isTime())
        showFound(tr("The largest within %1 by %2 has %3: the median of five passes, which differs a little each time.")
                      .arg(budget, what, budgetText(options.budget, fit->total)),
                  false);
    else
        showFound(tr("The largest within %1 by %2 has %3.").arg(budget, what, budgetText(options.budget, fit->total)), false);
    m_apply->setEnabled(m_fit && !(m_fit->spec == m_now));
}

void FitDialog::showFound(const QString &words, bool wrong)
{
    m_wrong = wrong;
    applyColors();
    m_message->setText(words);
    m_limit->setProperty("invalid", wrong && !options());
    m_limit->update();
    const ResNetSpec &shown = m_fit ? m_fit->spec : m_now;
    if (!(m_preview.shown().spec() == shown))
        m_preview.shown().propose(shown, {tr("Fit"), {}});
    fillTable();
    Q_EMIT found();
}

void FitDialog::applyColors()
{
    QPalette colors = palette();
    const Theme theme(colors);
    colors.setColor(QPalette::WindowText, m_wrong ? theme.wrong : theme.text);
    m_message->setPalette(colors);
}

void FitDialog::fillTable()
{
    m_model->clear();
    m_model->setHorizontalHeaderLabels({QString(), tr("now"), tr("fitted"), tr("change")});
    QFont bold = font();
    bold.setBold(true);
    FitTimes times;
    if (isTime())
        times = {m_nowTime, m_fit ? std::optional(m_fit->total) : std::nullopt};
    for (const FitRow &row : fitRows(m_now, m_fit ? &m_fit->spec : nullptr, times)) {
        QList<QStandardItem *> items;
        for (const QString &text : {row.name, row.now, row.fitted, row.change}) {
            auto *item = new QStandardItem(text);
            item->setTextAlignment(Qt::AlignVCenter | (items.isEmpty() ? Qt::AlignLeft : Qt::AlignRight));
            if (items.size() == 2 && row.now != row.fitted)
                item->setFont(bold);
            items << item;
        }
        m_model->appendRow(items);
    }
    for (int i = 1; i < 4; ++i)
        m_model->horizontalHeaderItem(i)->setTextAlignment(Qt::AlignVCenter | Qt::AlignRight);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    for (int i = 1; i < 4; ++i)
        m_table->horizontalHeader()->setSectionResizeMode(i, QHeaderView::Stretch);
}

void FitDialog::apply()
{
    const std::optional<FitOptions> wanted = options();
    if (!m_fit || !wanted)
        return;
    const QString text = tr("Fit %1 into %2").arg(fittedText(*wanted), budgetText(wanted->budget, wanted->limit));
    m_session.shown().propose(m_fit->spec, {text, {}});
    accept();
}

QString FitDialog::message() const
{
    return m_message->text();
}

} // namespace residua::ui
