/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What has changed since is a new item: the page reads its cases again after every change.
 */

#include "config.h"

#include "mp-case-item.h"

#include "edit/mp-kind.h"
#include "edit/mp-wording.h"

struct _MpCaseItem
{
  GObject parent_instance;

  GPtrArray *cases;
  const MpCase *one;
  gint64 notice_days;
  MpRecord *record;
};

G_DEFINE_FINAL_TYPE (MpCaseItem, mp_case_item, G_TYPE_OBJECT)

static void
mp_case_item_finalize (GObject *object)
{
  MpCaseItem *self = MP_CASE_ITEM (object);

  g_ptr_array_unref (self->cases);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (mp_case_item_parent_class)->finalize (object);
}

static void
mp_case_item_class_init (MpCaseItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mp_case_item_finalize;
}

static void
mp_case_item_init (MpCaseItem *self)
{
}

MpCaseItem *
mp_case_item_new (GPtrArray *cases, const MpCase *one, gint64 notice_days)
{
  MpCaseItem *self = g_object_new (MP_TYPE_CASE_ITEM, NULL);

  self->cases = g_ptr_array_ref (cases);
  self->one = one;
  self->notice_days = notice_days;

  return self;
}

const MpCase *
mp_case_item_get_case (MpCaseItem *self)
{
  return self->one;
}

gint64
mp_case_item_get_notice_days (MpCaseItem *self)
{
  return self->notice_days;
}

const char *
mp_case_item_get_kind (MpCaseItem *self)
{
  return mp_kind_get_label (mp_kind_lookup (self->one->entity->name));
}

const char *
mp_case_item_get_state (MpCaseItem *self, MpStore *store)
{
  const MpField *state = mp_entity_get_field (self->one->entity, self->one->flow->state);

  return mp_codes_label (mp_store_get_codes (store), state->of, self->one->state);
}

/* NULL: it has gone a moment ago. */
static MpRecord *
load (MpCaseItem *self, MpStore *store)
{
  if (self->record == NULL)
    self->record = mp_store_load (store, self->one->entity, self->one->id, NULL);
  return self->record;
}

char *
mp_case_item_dup_title (MpCaseItem *self, MpStore *store)
{
  MpRecord *record = load (self, store);

  return record != NULL ? mp_wording_of_record (store, record) : g_strdup ("");
}

char *
mp_case_item_dup_organization (MpCaseItem *self, MpStore *store)
{
  MpRecord *record = load (self, store);
  const MpField *link = mp_entity_get_field (self->one->entity, "organization");
  g_autofree char *title = NULL;
  g_autofree char *organization = NULL;

  if (record == NULL || link == NULL || mp_record_get (record, link) == NULL)
    return g_strdup ("");
  title = mp_wording_of_record (store, record);
  organization = mp_wording_of_value (store, link, mp_record_get (record, link));

  return g_strdup (g_str_has_prefix (title, organization) ? "" : organization);
}
