"""The small style sheet: corners, thin lines and the focus ring, which a QPalette cannot say."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from planner import places

if TYPE_CHECKING:
    from planner.ui.theme import Roles

SHEET = Template("""
QPushButton { background: $raised; color: $ink; border: 1px solid $strong_line;
  border-radius: 5px; padding: 5px 11px; min-height: 16px; outline: none; }
QPushButton:hover { background: $background; }
QPushButton:pressed, QPushButton:checked { background: $accent_tint; border-color: $accent; }
QPushButton:disabled { color: $faint; background: $surface; border-color: $line; }
QPushButton:focus { border: 2px solid $accent; padding: 4px 10px; }
QPushButton[primary="true"] { background: $accent; color: $on_accent; border-color: $accent;
  font-weight: bold; }
QPushButton[primary="true"]:focus { border: 2px solid $ink; }
QPushButton[primary="true"]:disabled { background: $line; border-color: $line; color: $muted; }
QPushButton[link="true"] { background: transparent; border: 2px solid transparent;
  color: $accent; font-weight: bold; padding: 2px 4px; min-height: 16px; }
QPushButton[link="true"][quiet="true"] { color: $muted; font-weight: normal; }
QPushButton[link="true"]:hover { text-decoration: underline; }
QPushButton[link="true"]:focus { border-color: $accent; }
QPushButton[link="true"]:disabled { color: $muted; }
QPushButton[chip="true"] { border-radius: 12px; padding: 2px 10px; min-height: 18px;
  background: $surface; color: $muted; font-size: 12px; }
QPushButton[chip="true"]:checked { background: $accent_tint; color: $accent;
  border-color: $accent; font-weight: bold; }
QPushButton[chip="true"]:focus { border: 2px solid $accent; padding: 1px 9px; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox { background: $field;
  color: $ink; border: 1px solid $strong_line; border-radius: 5px; padding: 3px 7px;
  min-height: 20px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QComboBox:on,
QAbstractSpinBox:focus { border: 2px solid $accent; padding: 2px 6px; background: $surface; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: $surface; border-color: $line; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled { color: $muted;
  background: $surface; border-color: $line; }
QAbstractSpinBox { padding: 3px 20px 3px 7px; }
QAbstractSpinBox:focus { padding: 2px 19px 2px 6px; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: none; padding: 0 5px; min-height: 0;
  background: transparent; }
QAbstractSpinBox QLineEdit:focus, QComboBox QLineEdit:focus { border: none; padding: 0 5px; }
QComboBox::drop-down, QDateTimeEdit::drop-down { border: none; width: 22px; }
QComboBox::down-arrow, QDateTimeEdit::down-arrow { image: url("$arrows/down-$theme.svg");
  width: 12px; height: 12px; }
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView, QComboBox QAbstractItemView:focus { background: $raised; margin: 0;
  border: 1px solid $strong_line; border-radius: 0; padding: 2px; }
QComboBox QAbstractItemView::item { min-height: 24px; padding: 0 6px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: 18px;
  subcontrol-origin: border; }
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-arrow { image: url("$arrows/up-$theme.svg"); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url("$arrows/down-$theme.svg"); width: 10px;
  height: 10px; }

QCheckBox, QRadioButton { spacing: 7px; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {
  width: 14px; height: 14px; border: 1px solid $muted; border-radius: 3px;
  background: $field; margin: 1px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { background: $accent;
  border-color: $accent; image: url("$arrows/check-$theme.svg"); }
QCheckBox::indicator:indeterminate { background: $accent_tint; border-color: $accent; }
QRadioButton::indicator:checked { background: $accent; border-color: $accent;
  image: url("$arrows/dot-$theme.svg"); }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: $accent;
  border-width: 2px; margin: 0; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line; }

QTableView > #qt_scrollarea_viewport > QLineEdit,
QListView > #qt_scrollarea_viewport > QLineEdit { border-radius: 0; padding: 0 5px;
  min-height: 0; }
QAbstractItemView { border: 1px solid $line; margin: 1px; border-radius: 8px; background: $surface;
  gridline-color: $line; outline: none; selection-background-color: $accent_tint;
  selection-color: $ink; }
QAbstractItemView:focus { border: 2px solid $accent; margin: 0; }
QTableView[rows="true"]::item { padding: 0 6px; border: none; }
QTableView[rows="true"]::item:selected { background: $accent_tint; }
QHeaderView { background: $background; border: none; }
QHeaderView::section { background: $background; color: $muted; border: none;
  border-right: 1px solid $line; border-bottom: 1px solid $line; padding: 4px 9px;
  font-size: 11px; font-weight: bold; }
QHeaderView::up-arrow { image: url("$arrows/up-$theme.svg"); width: 12px; height: 12px; }
QHeaderView::down-arrow { image: url("$arrows/down-$theme.svg"); width: 12px; height: 12px; }
QTableCornerButton::section { background: $background; border: none; }

QMenuBar { background: $surface; border-bottom: 1px solid $line; padding: 1px 8px; }
QMenuBar::item { padding: 4px 8px; border-radius: 5px; background: transparent; }
QMenuBar::item:selected { background: $accent_tint; color: $accent; }
QMenu { background: $raised; border: 1px solid $strong_line; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 5px; }
QMenu::item:selected { background: $accent_tint; color: $ink; }
QMenu::item:disabled { color: $faint; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QToolTip { background: $ink; color: $surface; border: none; padding: 4px 8px; }

QScrollArea { border: none; background: transparent; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 11px; }
QScrollBar:horizontal { height: 11px; }
QScrollBar::handle { background: $strong_line; border-radius: 3px; margin: 2px;
  min-height: 24px; min-width: 24px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $accent; }
QProgressBar { background: $possible_tint; border: none; border-radius: 4px; max-height: 8px;
  min-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QGroupBox { border: 1px solid $line; border-radius: 8px; margin-top: 20px; }
QTabWidget::pane { border: none; border-top: 1px solid $line; top: -1px; }
QTabBar::tab { background: transparent; color: $muted; border: none; padding: 6px 2px;
  margin-right: 20px; border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: $ink; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; }
QTabBar::tab:focus { background: $accent_tint; }
QGroupBox::title { subcontrol-origin: margin; left: 2px; color: $muted; font-weight: bold; }

*[keycap="true"] { background: $surface; border: 1px solid $strong_line; border-radius: 4px;
  padding: 0 4px; color: $muted; }
*[tone="muted"] { color: $muted; }
*[tone="met"] { color: $met; }
*[tone="waiting"] { color: $waiting; }
*[tone="out"] { color: $out; }
*[tone="possible"] { color: $possible; }
*[tone="accent"] { color: $accent; }
*[pill] { border-radius: 9px; padding: 1px 9px; background: $possible_tint; }
*[pill="met"] { background: $met_tint; }
*[pill="waiting"] { background: $waiting_tint; }
*[pill="out"] { background: $out_tint; }
*[pill="accent"] { background: $accent_tint; }
*[panel="surface"] { background: $surface; }
*[panel="background"] { background: $background; }
*[panel="card"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
*[edge="top"] { border-top: 1px solid $line; }
*[edge="bottom"] { border-bottom: 1px solid $line; }
*[edge="right"] { border-right: 1px solid $line; }
*[edge="left"] { border-left: 1px solid $line; }
""")


def style_sheet(roles: Roles, *, dark: bool) -> str:
    """Fill the sheet with one theme's colours."""
    colours = {name: roles.colour(name).name() for name in roles.names()}
    arrows = (places.resources() / "themes").as_posix()
    return SHEET.substitute(colours, arrows=arrows, theme="dark" if dark else "light")
