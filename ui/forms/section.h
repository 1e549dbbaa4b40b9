#pragma once

#include <QAbstractButton>

class QVBoxLayout;

namespace residua::ui {

/// The heading of a section, with a triangle that says whether it is open.
class SectionHeader : public QAbstractButton {
    Q_OBJECT

public:
    SectionHeader(const QString &title, QWidget *parent);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }
    /// A few quiet words at the right: what the closed section holds.
    void setNote(const QString &note);

private:
    QString m_note;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

/// A part of the form that can be closed.
class Section : public QWidget {
    Q_OBJECT

public:
    Section(const QString &title, QWidget *parent);

    bool isOpen() const { return m_header->isChecked(); }
    void setOpen(bool open) { m_header->setChecked(open); }
    SectionHeader *header() const { return m_header; }
    QWidget *content() const { return m_content; }
    /// Appends a row.
    void add(QWidget *row);

private:
    SectionHeader *m_header;
    QWidget *m_content;
    QVBoxLayout *m_rows;
};

} // namespace residua::ui
