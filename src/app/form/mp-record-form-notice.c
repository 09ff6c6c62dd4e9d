/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is said above a form, with a button at most. One notice at a time: the later is the truer.
 */

#include "config.h"

#include "mp-record-form-private.h"

#include "app/widget/mp-host.h"

#include <glib/gi18n-lib.h>

void
mp_record_form_notify (MpRecordForm *self, const char *text, const char *button, GCallback action)
{
  gtk_label_set_text (self->notice_text, text);
  gtk_button_set_label (self->notice_button, button != NULL ? button : "");
  gtk_widget_set_visible (GTK_WIDGET (self->notice_button), button != NULL);
  self->notice_action = action;
  self->tells_problem = FALSE;
  gtk_widget_set_visible (self->notice, TRUE);
}

void
mp_record_form_tell_problem (MpRecordForm *self, const char *problem)
{
  g_autofree char *text = g_strdup_printf (_("Not saved yet. %s"), problem);

  mp_record_form_notify (self, text, NULL, NULL);
  self->tells_problem = TRUE;
}

void
mp_record_form_notice_button (MpRecordForm *self)
{
  void (*action) (MpRecordForm *) = (void (*) (MpRecordForm *)) self->notice_action;

  gtk_widget_set_visible (self->notice, FALSE);
  if (action != NULL)
    action (self);
}

void
mp_record_form_notice_close (MpRecordForm *self)
{
  MpHost *host = mp_host_of (GTK_WIDGET (self));

  if (host != NULL)
    mp_host_stay (host);
  gtk_widget_set_visible (self->notice, FALSE);
}

void
mp_record_form_update_problem (MpRecordForm *self)
{
  MpRecordEdit *where;
  const MpField *field;
  g_autofree char *problem = NULL;

  if (!self->tells_problem || !gtk_widget_get_visible (self->notice))
    return;

  problem = mp_record_edit_find_problem (self->edit, &where, &field);
  if (problem != NULL)
    mp_record_form_tell_problem (self, problem);
  else
    gtk_widget_set_visible (self->notice, FALSE);
}
