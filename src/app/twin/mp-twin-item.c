/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What has changed since is a new item: the page looks for twins again after every change.
 */

#include "config.h"

#include "mp-twin-item.h"

#include "edit/mp-reveal.h"
#include "edit/mp-wording.h"
#include "store/mp-id.h"

#include <glib/gi18n-lib.h>

enum { ONE, OTHER, N_SIDES };

struct _MpTwinItem
{
  GObject parent_instance;

  MpStore *store;
  const MpEntity *entity;
  MpTwin twin;
  MpRecord *records[N_SIDES];
};

G_DEFINE_FINAL_TYPE (MpTwinItem, mp_twin_item, G_TYPE_OBJECT)

/* Two of one name are told apart by these, as far as they are not the same in both. */
static const struct
{
  const char *entity;
  const char *beside[4];
  const char *place;
} looks[] = {
  { "organization", { "leader_name", "leader_phone", "member_count_person", "filing_no" }, "division" },
  { "person", { "phone", "birth_date", NULL }, "organizations" },
};

static void
mp_twin_item_finalize (GObject *object)
{
  MpTwinItem *self = MP_TWIN_ITEM (object);

  g_clear_object (&self->records[ONE]);
  g_clear_object (&self->records[OTHER]);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (mp_twin_item_parent_class)->finalize (object);
}

static void
mp_twin_item_class_init (MpTwinItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mp_twin_item_finalize;
}

static void
mp_twin_item_init (MpTwinItem *self)
{
}

MpTwinItem *
mp_twin_item_new (MpStore *store, const MpEntity *entity, const MpTwin *twin)
{
  MpTwinItem *self = g_object_new (MP_TYPE_TWIN_ITEM, NULL);

  self->store = g_object_ref (store);
  self->entity = entity;
  self->twin = *twin;

  return self;
}

const MpTwin *
mp_twin_item_get_twin (MpTwinItem *self)
{
  return &self->twin;
}

MpRecord *
mp_twin_item_get_record (MpTwinItem *self, guint side)
{
  if (self->records[side] == NULL)
    self->records[side] = mp_store_load (
      self->store, self->entity, side == ONE ? self->twin.one : self->twin.other, NULL);
  return self->records[side];
}

/* As the clerk has it on the screen: hidden numbers stay hidden. */
static char *
dup_shown (MpTwinItem *self, MpRecord *record, const char *name)
{
  const MpField *field = mp_entity_get_field (self->entity, name);
  g_autofree char *text = mp_record_dup_text (record, field, mp_store_get_codes (self->store));

  return mp_reveal_mask (mp_reveal_of (self->store), field, text);
}

/* "Members 12": a number alone says nothing. */
static char *
dup_beside (MpTwinItem *self, guint side, const char *name)
{
  const MpField *field = mp_entity_get_field (self->entity, name);
  MpRecord *record = mp_twin_item_get_record (self, side);
  g_autofree char *text = record != NULL ? dup_shown (self, record, name) : g_strdup ("");

  return mp_field_is_number (field) && *text != '\0'
           ? g_strdup_printf ("%s %s", mp_field_label (field), text)
           : g_steal_pointer (&text);
}

static char *
dup_entered (MpRecord *record)
{
  g_autoptr (GDateTime) time =
    g_date_time_new_from_unix_local (mp_id_get_time (mp_record_get_id (record)));
  g_autofree char *text = g_date_time_format (time, "%Y-%m-%d %H:%M");

  return g_strdup_printf (_("entered %s"), text);
}

char *
mp_twin_item_dup_title (MpTwinItem *self, guint side)
{
  MpRecord *record = mp_twin_item_get_record (self, side);
  g_autofree char *title = record != NULL ? mp_wording_of_record (self->store, record) : NULL;
  g_autoptr (GString) text = g_string_new (title);

  for (guint i = 0; record != NULL && i < G_N_ELEMENTS (looks); i++)
    for (guint f = 0; g_str_equal (looks[i].entity, self->entity->name)
                      && f < G_N_ELEMENTS (looks[i].beside) && looks[i].beside[f] != NULL; f++)
      {
        g_autofree char *beside = dup_beside (self, side, looks[i].beside[f]);
        g_autofree char *there = dup_beside (self, 1 - side, looks[i].beside[f]);

        if (*beside != '\0' && !g_str_equal (beside, there))
          g_string_append_printf (text, " · %s", beside);
      }
  if (record != NULL)
    {
      g_autofree char *entered = dup_entered (record);

      g_string_append_printf (text, " · %s", entered);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
mp_twin_item_dup_place (MpTwinItem *self)
{
  for (guint side = ONE; side < N_SIDES; side++)
    for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
      {
        MpRecord *record = mp_twin_item_get_record (self, side);
        g_autofree char *place = record != NULL && g_str_equal (looks[i].entity, self->entity->name)
                                   ? dup_shown (self, record, looks[i].place)
                                   : NULL;

        if (place != NULL && *place != '\0')
          return g_steal_pointer (&place);
      }

  return g_strdup ("");
}
