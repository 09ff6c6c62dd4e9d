/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The head of a form: which record it is, what kind of one, where in the list, and what its
 * children say of it.
 */

#include "config.h"

#include "mp-record-form-private.h"

#include "app/widget/mp-expiry.h"
#include "edit/mp-reveal.h"

#include <glib/gi18n-lib.h>

/* The code that says what kind of one this is: the tier of an organization … */
const MpField *
mp_record_form_pill (MpRecordForm *self)
{
  const MpEntity *entity = mp_record_edit_get_entity (self->edit);

  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].type == MP_CODE
        && (entity->fields[i].flags & (MP_REQUIRED | MP_IN_LIST)) == (MP_REQUIRED | MP_IN_LIST))
      return &entity->fields[i];
  return NULL;
}

void
mp_record_form_update_head (MpRecordForm *self)
{
  const MpField *kind = mp_record_form_pill (self);
  g_autofree char *title = mp_record_edit_dup_title (self->edit);
  /* What is still being typed is no code yet. */
  g_autofree char *pill = kind != NULL && mp_record_edit_get_typed (self->edit, kind) == NULL
                            ? mp_record_edit_dup_text (self->edit, kind)
                            : g_strdup ("");

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->pill, pill);
  gtk_widget_set_visible (GTK_WIDGET (self->pill), *pill != '\0');
}

/* Where in the list it stands. */
void
mp_record_form_update_place (MpRecordForm *self)
{
  guint at = mp_record_form_find (self);
  guint n = self->list != NULL ? g_list_model_get_n_items (self->list) : 0;
  g_autofree char *place = at != G_MAXUINT ? g_strdup_printf (_("%u of %u"), at + 1, n)
                                           : g_strdup ("");

  gtk_widget_set_visible (self->walk, self->list != NULL);
  gtk_label_set_text (self->place, place);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.previous", at != G_MAXUINT && at > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.next", at != G_MAXUINT && at + 1 < n);
}

/* What the record's children say of it: leader, place, number. */
void
mp_record_form_update_summary (MpRecordForm *self)
{
  const MpEntity *entity = mp_record_edit_get_entity (self->edit);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->summary)) != NULL)
    gtk_widget_unparent (child);
  self->masked = FALSE;

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const MpField *field = &entity->fields[i];
      g_autofree char *text = !mp_field_is_written (field)
                                ? mp_record_edit_dup_text (self->edit, field)
                                : g_strdup ("");
      g_autofree char *masked = mp_reveal_mask (mp_reveal_of (self->store), field, text);
      g_autofree char *markup = NULL;
      const char *look = NULL;
      GtkWidget *label;

      if (*masked == '\0')
        continue;
      if ((field->flags & MP_EXPIRES) != 0)
        {
          g_autofree char *day = g_steal_pointer (&masked);

          masked = mp_expiry_word_in (self->store, mp_record_edit_get_original (self->edit),
                                      field, day, &look);
        }
      self->masked = self->masked || mp_mask_hides_on_screen (field->mask);
      markup = g_markup_printf_escaped ("<span alpha=\"60%%\">%s</span> %s",
                                        mp_field_label (field), masked);
      label = gtk_label_new (NULL);
      gtk_label_set_markup (GTK_LABEL (label), markup);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
      gtk_widget_add_css_class (label, "numeric");
      if (look != NULL)
        gtk_widget_add_css_class (label, look);
      gtk_widget_set_parent (label, self->summary);
    }
  gtk_widget_set_visible (self->summary, gtk_widget_get_first_child (self->summary) != NULL);
}
