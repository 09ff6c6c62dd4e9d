/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Targets: the parts of which one row may speak, and the fields of each. A part is one or two
 * entities of the catalog; a person's fields and those of the post are one part.
 */

#include "config.h"

#include "import/table/mp-headings.h"
#include "mp-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *name;
  const char *label;
  const char *tables;   /* of which entities a row may speak of it */
  const char *entities[2];
} Part;

static const Part parts[] = {
  { "organization", N_("Organization"), "organization", { "organization" } },
  { "registration", N_("Registration"), "organization", { "registration" } },
  { "filing", N_("Filing"), "organization", { "filing" } },
  { "leader", N_("Leader"), "organization", { "person", "person_role" } },
  { "venue", N_("Venue"), "organization", { "venue" } },
  { "party", N_("Party coverage"), "organization", { "party_coverage" } },
  { "party_org", N_("Party organization"), "organization", { "party_org" } },
  { "member", N_("Member"), "member", { "person", "person_role" } },
};

/* Fields that no column of a table fills: they are made by what the row is. */
static gboolean
is_hidden (const Part *part, const MpField *field)
{
  static const char *const hidden[] = { "lifecycle", "person", "role", "party_org", "liaison_worker", "sub_committee", NULL };

  if ((field->flags & MP_DERIVED) != 0 || g_strv_contains (hidden, field->name))
    return TRUE;
  if (g_str_equal (field->name, "organization"))
    return !g_str_equal (part->name, "member");
  if (g_str_equal (field->name, "division"))
    return !g_str_equal (part->name, "organization");

  return field->type == MP_LINK && !g_str_equal (field->name, "legal_rep");
}

const MpField *
mp_target_field (MpStore *store, const char *target, const MpEntity **entity)
{
  const char *dot = strchr (target, '.');

  for (guint i = 0; dot != NULL && i < G_N_ELEMENTS (parts); i++)
    if (strlen (parts[i].name) == (gsize) (dot - target) && strncmp (parts[i].name, target, (gsize) (dot - target)) == 0)
      for (guint e = 0; e < G_N_ELEMENTS (parts[i].entities) && parts[i].entities[e] != NULL; e++)
        {
          const MpEntity *found = mp_store_get_entity (store, parts[i].entities[e]);
          const MpField *field = found != NULL ? mp_entity_get_field (found, dot + 1) : NULL;

          if (field != NULL && !is_hidden (&parts[i], field))
            {
              if (entity != NULL)
                *entity = found;
              return field;
            }
        }

  return NULL;
}

static char *
label_of (const Part *part, const MpField *field)
{
  const char *name = (field->flags & MP_CUSTOM) != 0 ? field->label : _(field->label);

  if (g_str_equal (part->name, "organization"))
    return g_strdup (name);

  /* Translators: a part of a row and one of its fields, as in "Leader: Telephone". */
  return g_strdup_printf (_("%s: %s"), _(part->label), name);
}

char *
mp_target_label (MpStore *store, const char *target)
{
  const MpField *field = mp_target_field (store, target, NULL);

  for (guint i = 0; field != NULL && i < G_N_ELEMENTS (parts); i++)
    if (g_str_has_prefix (target, parts[i].name) && target[strlen (parts[i].name)] == '.')
      return label_of (&parts[i], field);

  return g_strdup (target);
}

static void
target_free (gpointer data)
{
  MpImportTarget *target = data;

  g_free (target->label);
  g_free (target);
}

GPtrArray *
mp_target_list (MpStore *store, const char *entity)
{
  GPtrArray *targets = g_ptr_array_new_with_free_func (target_free);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (g_strcmp0 (parts[i].tables, entity) != 0)
        continue;
      for (guint e = 0; e < G_N_ELEMENTS (parts[i].entities) && parts[i].entities[e] != NULL; e++)
        {
          const MpEntity *found = mp_store_get_entity (store, parts[i].entities[e]);

          for (guint f = 0; found != NULL && f < found->n_fields; f++)
            if (!is_hidden (&parts[i], &found->fields[f]))
              {
                g_autofree char *name = g_strconcat (parts[i].name, ".", found->fields[f].name, NULL);
                MpImportTarget *target = g_new0 (MpImportTarget, 1);

                target->name = g_intern_string (name);
                target->label = label_of (&parts[i], &found->fields[f]);
                target->field = &found->fields[f];
                g_ptr_array_add (targets, target);
              }
        }
    }

  return targets;
}
