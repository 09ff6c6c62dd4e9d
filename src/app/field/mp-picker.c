/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The keys are caught after the entry itself had them (bubble phase), so an input method that is
 * composing gets its Enter, Escape and arrows first. The list never takes the focus.
 */

#include "config.h"

#include "mp-picker.h"

#include "app/widget/mp-widget.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LIST_HEIGHT 288

struct _MpPicker
{
  GtkWidget parent_instance;

  GtkWidget *entry;
  GtkWidget *popover;
  GtkWidget *scroller;
  GtkWidget *list;
  char *chosen;     /* the text that stands for what is chosen */
  gboolean setting; /* the entry's text is being set, not typed */
  gboolean all;     /* opened without narrowing */
  gboolean asked;   /* and not answered yet */
  gboolean taking;  /* left before the answer: what it marks is taken */
  gboolean free;    /* what is typed holds */
};

enum { WANTED, TYPED, PICKED, ADD, DONE, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MpPicker, mp_picker, GTK_TYPE_WIDGET)

static const char *
wanted_text (MpPicker *self)
{
  return self->all ? "" : gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static void
open_list (MpPicker *self, gboolean all)
{
  self->all = all;
  self->asked = TRUE;
  self->taking = FALSE;
  g_signal_emit (self, signals[WANTED], 0, wanted_text (self));
}

static void
close_list (MpPicker *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static gboolean
is_open (MpPicker *self)
{
  return gtk_widget_get_visible (self->popover);
}

static void
take_row (MpPicker *self, GtkListBoxRow *row)
{
  MpChoice *choice = g_object_get_data (G_OBJECT (row), "choice");

  close_list (self);
  if (choice == NULL)
    {
      g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

      g_signal_emit (self, signals[ADD], 0, text);
      return;
    }

  mp_picker_set_text (self, choice->title);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  g_signal_emit (self, signals[PICKED], 0, choice);
}

static void
mark (MpPicker *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t bounds;

  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), MAX (index, 0));
  if (row == NULL)
    return;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  if (gtk_widget_compute_bounds (GTK_WIDGET (row), self->list, &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static void
changed_cb (MpPicker *self)
{
  if (self->setting)
    return;

  g_signal_emit (self, signals[TYPED], 0, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  open_list (self, FALSE);
}

/* The marked one; FALSE while there is none. Whoever was faster than the list gets it when it has
 * come.
 */
static gboolean
take_marked (MpPicker *self)
{
  GtkListBoxRow *row = is_open (self)
                         ? gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list))
                         : NULL;

  self->taking = self->asked && *wanted_text (self) != '\0';
  if (row != NULL && !self->taking)
    take_row (self, row);
  return row != NULL || self->taking;
}

static void
activate_cb (MpPicker *self)
{
  if (!take_marked (self))
    g_signal_emit (self, signals[DONE], 0);
}

/* Two people may share a name: which of them is meant is chosen, not left to the Tab key. Nor does
 * it make a new record, or fill a field that was emptied.
 */
static gboolean
is_plain (MpPicker *self, GtkListBoxRow *marked)
{
  MpChoice *meant = marked != NULL ? g_object_get_data (G_OBJECT (marked), "choice") : NULL;
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (self->list); meant != NULL && row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      MpChoice *choice = g_object_get_data (G_OBJECT (row), "choice");

      n += choice != NULL && g_str_equal (choice->title, meant->title);
    }
  return n == 1;
}

static void
leave_by_tab (MpPicker *self)
{
  if (self->asked || is_plain (self, gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list))))
    take_marked (self);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                gpointer data)
{
  MpPicker *self = data;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      if (is_open (self))
        mark (self, 1);
      else
        open_list (self, TRUE);
      return GDK_EVENT_STOP;

    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      if (!is_open (self))
        return GDK_EVENT_PROPAGATE;
      mark (self, -1);
      return GDK_EVENT_STOP;

    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      if (!self->all)
        leave_by_tab (self);
      return GDK_EVENT_PROPAGATE;

    case GDK_KEY_Escape:
      if (!is_open (self))
        return GDK_EVENT_PROPAGATE;
      close_list (self);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
leave_cb (MpPicker *self)
{
  close_list (self);
}

static void
icon_pressed_cb (MpPicker *self)
{
  if (is_open (self))
    {
      close_list (self);
      return;
    }
  gtk_widget_grab_focus (self->entry);
  open_list (self, TRUE);
}

static void
row_activated_cb (MpPicker *self, GtkListBoxRow *row)
{
  take_row (self, row);
}

static GtkWidget *
make_row (MpChoice *choice)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (choice->title);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (box), title);
  if (choice->note != NULL)
    {
      GtkWidget *note = gtk_label_new (choice->note);

      gtk_label_set_ellipsize (GTK_LABEL (note), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (note, "dim-label");
      gtk_widget_add_css_class (note, "caption");
      gtk_box_append (GTK_BOX (box), note);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  g_object_set_data_full (G_OBJECT (row), "choice", choice, (GDestroyNotify) mp_choice_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  choice->title, -1);

  return row;
}

static GtkWidget *
make_add_row (const char *add)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (add);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (label, "accent");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, add, -1);

  return row;
}

static GtkWidget *
make_empty_row (void)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (_("Nothing fits"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);

  return row;
}

/* wxq looks for somebody; names are written in Chinese. */
static gboolean
is_initials (const char *text)
{
  return text != NULL && *text != '\0'
         && strspn (text, "abcdefghijklmnopqrstuvwxyz") == strlen (text);
}

void
mp_picker_offer (MpPicker *self, const char *text, GPtrArray *choices, const char *add)
{
  g_autoptr (GPtrArray) taken = choices;
  GtkWidget *child;
  int at = 0;

  if (g_strcmp0 (text, wanted_text (self)) != 0 || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      g_ptr_array_set_free_func (taken, (GDestroyNotify) mp_choice_free);
      return;
    }

  self->asked = FALSE;
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (guint i = 0; i < taken->len; i++)
    {
      MpChoice *choice = taken->pdata[i];

      /* Of what was typed the first is meant, whatever was chosen before. */
      if (self->all && g_strcmp0 (choice->title, self->chosen) == 0)
        at = i;
      gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (choice));
    }
  g_ptr_array_set_free_func (taken, NULL);
  if (self->free && taken->len == 0)
    {
      close_list (self);
      return;
    }
  if (add != NULL)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_add_row (add));

  if (gtk_widget_get_first_child (self->list) == NULL)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_empty_row ());

  if (self->free ? is_initials (text) && taken->len > 0 : self->all || *text != '\0')
    gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                             gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), at));
  if (self->taking)
    {
      GtkListBoxRow *marked = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

      self->taking = FALSE;
      if (is_plain (self, marked))
        take_row (self, marked);
      return;
    }
  gtk_widget_set_size_request (self->scroller,
                               MAX (gtk_widget_get_width (self->entry) - 12, 160), -1);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

void
mp_picker_set_text (MpPicker *self, const char *text)
{
  g_free (self->chosen);
  self->chosen = g_strdup (text);
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->entry)), text) == 0)
    return;

  self->setting = TRUE;
  mp_widget_set_text (GTK_EDITABLE (self->entry), text);
  self->setting = FALSE;
}

const char *
mp_picker_get_text (MpPicker *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

void
mp_picker_set_width_chars (MpPicker *self, int n_chars)
{
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), n_chars);
}

void
mp_picker_set_free (MpPicker *self, gboolean free)
{
  self->free = free;
}

void
mp_picker_set_label (MpPicker *self, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static gboolean
mp_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (MP_PICKER (widget)->entry);
}

static void
mp_picker_dispose (GObject *object)
{
  MpPicker *self = MP_PICKER (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->entry, gtk_widget_unparent);

  G_OBJECT_CLASS (mp_picker_parent_class)->dispose (object);
}

static void
mp_picker_finalize (GObject *object)
{
  g_free (MP_PICKER (object)->chosen);

  G_OBJECT_CLASS (mp_picker_parent_class)->finalize (object);
}

static void
mp_picker_class_init (MpPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mp_picker_dispose;
  G_OBJECT_CLASS (klass)->finalize = mp_picker_finalize;
  widget_class->grab_focus = mp_picker_grab_focus;
  widget_class->focus = mp_widget_focus_in_order;

  signals[WANTED] = g_signal_new ("wanted", MP_TYPE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[TYPED] = g_signal_new ("typed", MP_TYPE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[PICKED] = g_signal_new ("picked", MP_TYPE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[ADD] = g_signal_new ("add", MP_TYPE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[DONE] = g_signal_new ("done", MP_TYPE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "picker");
}

static void
mp_picker_init (MpPicker *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = gtk_entry_new ();
  mp_widget_keep_one_line (GTK_EDITABLE (self->entry));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 6);
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_SECONDARY,
                                     "mp-down-symbolic");
  gtk_entry_set_icon_tooltip_text (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_SECONDARY,
                                   _("Show the list"));
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Choices"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), LIST_HEIGHT);

  self->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_widget_add_css_class (self->popover, "menu");
  gtk_widget_add_css_class (self->popover, "picker-list");
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->scroller);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));

  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->entry, "icon-press", G_CALLBACK (icon_pressed_cb), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (self->entry, focus);
}

GtkWidget *
mp_picker_new (void)
{
  return g_object_new (MP_TYPE_PICKER, NULL);
}
