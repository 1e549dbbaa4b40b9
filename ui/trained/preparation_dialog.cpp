#include "ui/trained/preparation_dialog.h"

#include "ui/look/theme.h"
#include "ui/state/core_words.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

namespace residua::ui {

namespace {

constexpr int largestSide = 65536;
constexpr int fieldWidth = 280;

QString numbersText(const std::vector<float> &numbers)
{
    QStringList texts;
    for (const float number : numbers) {
        char text[32];
        texts << QString::fromLatin1(text, std::to_chars(text, text + sizeof text, number).ptr - text);
    }
    return texts.join(QStringLiteral(", "));
}

/// Numbers parted by commas, semicolons or spaces; nothing where there is something else.
std::optional<std::vector<float>> numbersOf(const QString &text)
{
    static const QRegularExpression parts(QStringLiteral("[,;\\s]+"));
    std::vector<float> numbers;
    for (const QString &part : text.split(parts, Qt::SkipEmptyParts)) {
        const std::string digits = part.toStdString();
        float number = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        if (error != std::errc() || end != digits.data() + digits.size() || !std::isfinite(number))
            return std::nullopt;
        numbers.push_back(number);
    }
    return numbers;
}

/// The least and the greatest value that a pixel becomes.
std::pair<double, double> valuesOf(const PrepareOptions &options)
{
    double least = INFINITY, greatest = -INFINITY;
    for (std::size_t i = 0; i < std::max(options.mean.size(), options.std.size()); ++i) {
        const auto of = [i](const std::vector<float> &numbers) { return numbers.size() == 1 ? numbers.front() : numbers[i]; };
        for (const double pixel : {0.0, static_cast<double>(options.range)}) {
            const double value = (pixel - static_cast<double>(of(options.mean))) / static_cast<double>(of(options.std));
            least = std::min(least, value);
            greatest = std::max(greatest, value);
        }
    }
    return {least, greatest};
}

} // namespace

PreparationDialog::PreparationDialog(const InputSpec &input, const PrepareOptions &usual, const std::optional<PrepareOptions> &chosen,
                                     QWidget *parent)
    : QDialog(parent), m_input(input), m_usual(usual), m_chosen(chosen), m_presets(preparationPresets(input)), m_preset(new QComboBox),
      m_interpolation(new QComboBox), m_range(new QComboBox), m_channels(new QComboBox), m_resize(new QSpinBox), m_mean(new QLineEdit),
      m_deviation(new QLineEdit), m_word(new QLabel), m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel))
{
    build();
    fill(chosen ? fittedTo(*chosen, input) : usual);
    showPreset();
    say(readFields());
}

void PreparationDialog::build()
{
    setWindowTitle(tr("Image Preparation"));
    m_preset->addItem(tr("As usual for this network"));
    for (const NamedPreparation &preset : m_presets)
        m_preset->addItem(coreWords(preset.name));
    m_preset->addItem(tr("Custom"));
    m_interpolation->addItems({tr("Bilinear"), tr("Bicubic"), tr("Nearest")});
    m_range->addItems({tr("0 to 1"), tr("0 to 255")});
    m_channels->addItems({tr("Red, green, blue"), tr("Blue, green, red")});
    m_channels->setEnabled(m_input.channels == 3);
    m_resize->setRange(1, largestSide);
    m_resize->setSuffix(tr(" pixels"));
    auto *crop = new QLabel(tr("%1 × %2 pixels, the network's input").arg(m_input.height).arg(m_input.width));
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(groupGap);
    form->setVerticalSpacing(controlGap);
    const int height = m_preset->sizeHint().height();
    const auto row = [form, height](const QString &text, QWidget *field, const char *name, const QString &tip) {
        field->setObjectName(QString::fromLatin1(name));
        field->setToolTip(tip);
        field->setMinimumWidth(fieldWidth);
        form->addRow(text, field);
        for (QWidget *each : {form->labelForField(field), field}) // words stand on one line with their field, rows equally far apart
            each->setMinimumHeight(height);
    };
    row(tr("&Preset"), m_preset, "preparation.preset", tr("What well-known programs do"));
    row(tr("&Short side"), m_resize, "preparation.resize", tr("The image is resized so that its short side has so many pixels"));
    row(tr("Center crop"), crop, "preparation.crop", tr("What is cut out of the middle; black where the image is smaller"));
    row(tr("&Interpolation"), m_interpolation, "preparation.interpolation", tr("How the image is resized, antialiased"));
    row(tr("&Range"), m_range, "preparation.range", tr("Of a pixel's values where mean and deviation are applied"));
    row(tr("&Channels"), m_channels, "preparation.channels", tr("Their order in the input; mean and deviation follow it"));
    row(tr("&Mean"), m_mean, "preparation.mean", tr("Is subtracted: a number for each channel, or one for all"));
    row(tr("&Deviation"), m_deviation, "preparation.std", tr("Is divided by: a number for each channel, or one for all"));
    m_word->setObjectName(QStringLiteral("preparation.word"));
    m_word->setWordWrap(true);
    m_word->setTextFormat(Qt::PlainText);
    m_word->setMinimumHeight(2 * fontMetrics().lineSpacing());
    m_word->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_buttons->button(QDialogButtonBox::Ok)->setText(tr("&Use"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(groupGap, groupGap, groupGap, groupGap);
    column->setSpacing(groupGap);
    column->addLayout(form);
    column->addWidget(m_word);
    column->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_preset, &QComboBox::activated, this, &PreparationDialog::choosePreset);
    connect(m_resize, &QSpinBox::valueChanged, this, &PreparationDialog::read);
    for (QComboBox *box : {m_interpolation, m_range, m_channels})
        connect(box, &QComboBox::currentIndexChanged, this, &PreparationDialog::read);
    for (QLineEdit *line : {m_mean, m_deviation})
        connect(line, &QLineEdit::textChanged, this, &PreparationDialog::read);
}

void PreparationDialog::fill(const PrepareOptions &options)
{
    m_filling = true;
    const auto side = options.resize.value_or(std::llround(static_cast<double>(m_input.height) / 0.875));
    m_resize->setValue(static_cast<int>(std::min<std::int64_t>(largestSide, side)));
    m_interpolation->setCurrentIndex(static_cast<int>(options.interpolation));
    m_range->setCurrentIndex(options.range == 255 ? 1 : 0);
    m_channels->setCurrentIndex(options.channels == ChannelOrder::Bgr ? 1 : 0);
    const PrepareOptions &usual = m_presets.front().options; // ImageNet's, or grey's
    m_mean->setText(numbersText(options.mean.empty() ? usual.mean : options.mean));
    m_deviation->setText(numbersText(options.std.empty() ? usual.std : options.std));
    m_filling = false;
}

void PreparationDialog::choosePreset(int index)
{
    if (index > static_cast<int>(m_presets.size()))
        return; // custom: as it stands
    fill(index == 0 ? m_usual : m_presets[static_cast<std::size_t>(index - 1)].options);
    read();
    if (index == 0) {
        m_chosen.reset();
        m_preset->setCurrentIndex(0);
    }
}

void PreparationDialog::read()
{
    if (m_filling)
        return;
    const Read now = readFields();
    say(now);
    if (!now.problem.isEmpty())
        return;
    m_chosen = now.options;
    showPreset();
}

PreparationDialog::Read PreparationDialog::readFields() const
{
    PrepareOptions options;
    options.resize = m_resize->value();
    if (m_input.height == m_input.width)
        options.crop = m_input.height;
    options.interpolation = static_cast<Interpolation>(m_interpolation->currentIndex());
    options.range = m_range->currentIndex() == 1 ? 255 : 1;
    options.channels = static_cast<ChannelOrder>(m_channels->currentIndex());
    const auto mean = numbersOf(m_mean->text()), deviation = numbersOf(m_deviation->text());
    const auto counted = [this](const auto &numbers) {
        return numbers && (numbers->size() == 1 || std::ssize(*numbers) == m_input.channels);
    };
    const auto largest = [](const std::vector<float> &numbers) { return *std::max_element(numbers.begin(), numbers.end()); };
    QString problem;
    if (!counted(mean) || !counted(deviation))
        problem = tr("Mean and deviation are one number, or %n with commas between them, one for each channel.", nullptr,
                     static_cast<int>(m_input.channels));
    else if (std::find(deviation->begin(), deviation->end(), 0.0f) != deviation->end())
        problem = tr("The deviation is divided by: it must not be 0.");
    else if (options.range == 1 && (largest(*mean) > 1 || largest(*deviation) > 3))
        problem = tr("Pixels are 0 to 1 here: a mean above 1 or a deviation above 3 is meant for the range 0 to 255.");
    if (problem.isEmpty()) {
        options.mean = *mean;
        options.std = *deviation;
    }
    return {std::move(options), problem};
}

void PreparationDialog::say(const Read &now)
{
    const bool right = now.problem.isEmpty();
    QString text = now.problem;
    if (right) {
        const auto [least, greatest] = valuesOf(now.options);
        constexpr int digits = 3;
        text = tr("Black and white pixels become values from %1 to %2.").arg(least, 0, 'g', digits).arg(greatest, 0, 'g', digits);
    }
    m_word->setText(text);
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, right ? Theme(colors).quietText : Theme(colors).wrong);
    m_word->setPalette(colors);
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(right);
}

void PreparationDialog::showPreset()
{
    const auto same = std::find_if(m_presets.begin(), m_presets.end(), [this](const auto &preset) { return preset.options == m_chosen; });
    m_preset->setCurrentIndex(!m_chosen ? 0 : static_cast<int>(same - m_presets.begin()) + 1);
}

} // namespace residua::ui
