/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The catalog is a table that other rooms believe: these tests prove that it holds together, that
 * values survive their canonical form, and that the national checks agree with real codes.
 */

#include "paper-entity.h"

#include "catalog/mp-check.h"
#include "catalog/mp-codes.h"
#include "catalog/mp-entity.h"
#include "catalog/mp-group.h"
#include "catalog/mp-record.h"

#include <string.h>

static gboolean
is_group (const char *name)
{
  guint n;
  const MpGroup *groups = mp_groups (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (groups[i].name, name))
      return TRUE;

  return FALSE;
}

/* Every way of a scope ends at divisions, and an identity is made of what can be known. */
static void
check_place (const MpEntity *entity)
{
  g_auto (GStrv) ways = g_strsplit (entity->scope != NULL ? entity->scope : "", " ", -1);
  g_auto (GStrv) identity = g_strsplit (entity->identity != NULL ? entity->identity : "", " ", -1);

  g_test_message ("%s: a group of mp-group.c", entity->name);
  if (entity->group != NULL)
    g_assert_true (is_group (entity->group));
  for (guint i = 0; ways[i] != NULL; i++)
    {
      const char *dot = strchr (ways[i], '.');
      g_autofree char *child = dot != NULL ? g_strndup (ways[i], dot - ways[i]) : NULL;
      const MpEntity *from = dot != NULL ? mp_entity_lookup (child) : entity;
      const MpField *link = mp_entity_get_field (from, dot != NULL ? dot + 1 : ways[i]);

      g_test_message ("%s: %s", entity->name, ways[i]);
      if (dot != NULL)
        {
          g_assert_cmpstr (link->of, ==, entity->name);
          g_assert_nonnull (from->scope);
        }
      else if (link == NULL)
        g_assert_cmpstr (entity->name, ==, "division");
      else
        {
          g_auto (GStrv) kinds = mp_field_list_kinds (link);

          g_assert_cmpuint (g_strv_length (kinds), >, 0);
          for (char **kind = kinds; *kind != NULL; kind++)
            g_assert_nonnull (mp_entity_lookup (*kind)->scope);
        }
    }
  for (guint i = 0; identity[i] != NULL; i++)
    g_assert_cmpint (mp_entity_get_field (entity, identity[i])->flags & (MP_DERIVED | MP_CUSTOM),
                     ==, 0);
  if (entity->identity_else != NULL)
    g_assert_cmpint (mp_entity_get_field (entity, entity->identity_else)->flags
                         & (MP_DERIVED | MP_CUSTOM),
                     ==, 0);
}

/* A link means records of a kind that is there. Of several, a field before it says which, by the
 * codes of a list that has these kinds and no others.
 */
static void
check_link (const MpEntity *entity, const MpField *link, MpCodes *codes)
{
  g_auto (GStrv) kinds = mp_field_list_kinds (link);
  const MpField *by = NULL;

  for (char **kind = kinds; *kind != NULL; kind++)
    g_assert_nonnull (mp_entity_lookup (*kind));
  if (link->entity_by == NULL)
    {
      g_assert_cmpuint (g_strv_length (kinds), ==, 1);
      return;
    }

  by = mp_entity_get_field (entity, link->entity_by);
  g_assert_nonnull (by);
  g_assert_true (by < link);
  g_assert_cmpint (by->type, ==, MP_CODE);
  g_assert_cmpstr (link->name, !=, entity->parent);
  g_assert_cmpuint (g_strv_length (kinds), ==, mp_codes_list (codes, by->of)->len);
  for (char **kind = kinds; *kind != NULL; kind++)
    g_assert_nonnull (mp_codes_lookup (codes, by->of, *kind));
}

/* "person_role.person.phone": the field of the record that the link of the child leads to. */
static const MpField *
end_of (const MpEntity *const *entities, guint n, const MpField *field)
{
  g_auto (GStrv) way = g_strsplit (field->through, ".", 3);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (entities[i]->name, way[1]))
      return mp_entity_get_field (entities[i], way[2]);
  return NULL;
}

static void
test_entities_hold_together (void)
{
  g_autoptr (MpCodes) codes = mp_codes_new ();
  guint n;
  const MpEntity *const *entities = mp_entities (&n);

  g_assert_nonnull (codes);
  paper_add_codes (codes);
  for (guint e = 0; e < n; e++)
    {
      const MpEntity *entity = entities[e];
      g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

      g_assert_true (mp_entity_lookup (entity->name) == entity);
      g_assert_nonnull (mp_entity_get_field (entity, entity->title));
      if (entity->order != NULL)
        g_assert_cmpint (mp_entity_get_field (entity, entity->order)->flags & MP_SORTABLE, !=, 0);
      if (entity->parent != NULL)
        {
          const MpField *parent = mp_entity_get_field (entity, entity->parent);

          g_assert_true ((parent->flags & MP_REQUIRED) != 0 || parent->required != NULL);
        }
      check_place (entity);

      for (guint i = 0; i < entity->n_fields; i++)
        {
          const MpField *field = &entity->fields[i];

          g_test_message ("%s.%s", entity->name, field->name);
          g_assert_true (g_hash_table_add (names, (gpointer) field->name));
          g_assert_nonnull (field->label);
          if (field->type == MP_CODE || field->type == MP_CODES)
            g_assert_true (mp_codes_has_list (codes, field->of));
          if (field->type == MP_LINK)
            check_link (entity, field, codes);
          if (field->type == MP_LINK && (field->flags & MP_SORTABLE) != 0)
            {
              const MpEntity *parent = mp_entity_get_parent (entity);

              /* Nothing may be missing in a list that walks the linked records. */
              g_assert_cmpstr (field->name, ==, entity->parent);
              g_assert_cmpint (mp_entity_get_field (parent, parent->title)->flags & MP_SORTABLE, !=,
                               0);
            }
          if (field->type == MP_CODE && field->initial != NULL)
            g_assert_nonnull (mp_codes_lookup (codes, field->of, field->initial));
          if (field->mask != MP_MASK_NONE)
            g_assert_cmpint (field->sensitivity, !=, MP_OPEN);
          g_assert_false ((field->flags & MP_DERIVED) != 0
                          && (entity->flags & MP_ENTITY_VIEW) == 0);
          /* A text is looked for where the value stands, not in what the view works out. */
          if ((field->flags & (MP_DERIVED | MP_SEARCHED)) == (MP_DERIVED | MP_SEARCHED))
            g_assert_nonnull (field->through);
          /* What is typed here is kept there, and looked at alike. */
          if (field->through != NULL)
            g_assert_true (field->check == end_of (entities, n, field)->check);
        }
    }
}

/* Without a translation the context of a label is not to be seen; the office's own word is said as
 * it is.
 */
static void
test_labels (void)
{
  static const MpField plain = { .name = "f", .label = "Remark" };
  static const MpField told = { .name = "f", .label = MP_LABEL ("Party organization", "Remark") };
  static const MpField own = { .name = "f", .label = "Remark\004", .flags = MP_CUSTOM };

  g_assert_cmpstr (mp_field_label (&plain), ==, "Remark");
  g_assert_cmpstr (mp_field_label (&told), ==, "Remark");
  g_assert_cmpstr (mp_field_label (&own), ==, own.label);
}

/* What a link means goes with the kind that it was chosen from. */
static void
test_kinds_of_a_link (void)
{
  g_autoptr (MpRecord) record = mp_record_new_initial (mp_entity_lookup ("paper"));
  const MpField *owner = mp_entity_get_field (mp_record_get_entity (record), "owner");

  g_assert_null (mp_record_get_kind (record, owner));
  g_assert_false (mp_record_shows (record, owner));

  mp_record_set_by_name (record, "owner_kind", "division");
  g_assert_null (mp_record_get_kind (record, owner));

  mp_record_set_by_name (record, "owner_kind", "person");
  g_assert_cmpstr (mp_record_get_kind (record, owner), ==, "person");
  g_assert_true (mp_record_shows (record, owner));
  mp_record_set_by_name (record, "owner", "7");
  mp_record_set_by_name (record, "title", "身份证");
  mp_record_set_by_name (record, "owner_kind", "person");
  g_assert_cmpstr (mp_record_get_by_name (record, "owner"), ==, "7");

  mp_record_set_by_name (record, "owner_kind", "organization");
  g_assert_null (mp_record_get_by_name (record, "owner"));
  g_assert_cmpstr (mp_record_missing (record)->name, ==, "owner");
}

/* They are read when they are asked for. */
static void
test_every_list_can_be_read (void)
{
  g_autoptr (MpCodes) codes = mp_codes_new ();
  g_autoptr (GPtrArray) lists = mp_codes_dup_lists (codes);

  g_assert_cmpuint (lists->len, >, 0);
  for (guint i = 0; i < lists->len; i++)
    {
      g_test_message ("%s", (const char *) lists->pdata[i]);
      g_assert_nonnull (mp_codes_title (codes, lists->pdata[i]));
      g_assert_cmpuint (mp_codes_list (codes, lists->pdata[i])->len, >, 0);
    }
}

static void
test_codes_are_found_by_words (void)
{
  static const struct { const char *list, *text, *code; gboolean exact; } cases[] = {
    { "tier", "备案", "2", TRUE },
    { "tier", " 社区　活动小组 ", "3", TRUE },
    { "tier", "小组", "3", FALSE },
    { "org_type", "文体", "3", FALSE },
    { "org_type", "公益慈善", "4", FALSE },
    { "political_status", "党员", "01", FALSE },
    { "ethnicity", "汉族", "01", TRUE },
    { "rating", "AAA", "3A", FALSE },
    { "rating", "3A级", "3A", FALSE },
    { "sex", "女", "2", TRUE },
  };
  g_autoptr (MpCodes) codes = mp_codes_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean exact = FALSE;
      const MpCode *code = mp_codes_find (codes, cases[i].list, cases[i].text, &exact);

      g_assert_nonnull (code);
      g_assert_cmpstr (code->code, ==, cases[i].code);
      g_assert_cmpint (exact, ==, cases[i].exact);
    }

  g_assert_null (mp_codes_find (codes, "org_type", "枢纽型", NULL));
  g_assert_cmpstr (mp_codes_label (codes, "tier", "7"), ==, "7");
  mp_codes_add (codes, "org_type", "8", "邻里互助类", NULL, NULL);
  g_assert_cmpstr (mp_codes_find (codes, "org_type", "邻里互助类", NULL)->code, ==, "8");
}

/* --- fields that have their place, and their need, only while others say so ------------------- */

static gboolean
has_ended (MpRecord *record)
{
  return mp_record_is (record, "ended", "1");
}

static const MpField lease_fields[] = {
  { .name = "ended", .label = "Ended", .type = MP_FLAG },
  { .name = "ended_on", .label = "Ended on", .type = MP_DATE, .shown = has_ended, .required = has_ended },
};

static const MpEntity lease = {
  .name = "lease",
  .label = "Lease",
  .fields = lease_fields,
  .n_fields = G_N_ELEMENTS (lease_fields),
};

static void
test_places_follow_the_record (void)
{
  const MpField *day = &lease_fields[1];
  g_autoptr (MpRecord) record = mp_record_new_initial (&lease);

  g_assert_false (mp_record_shows (record, day));
  g_assert_null (mp_record_missing (record));

  mp_record_set_by_name (record, "ended", "1");
  g_assert_true (mp_record_shows (record, day));
  g_assert_true (mp_record_requires (record, day));
  g_assert_true (mp_record_missing (record) == day);
  mp_record_set (record, day, "2025");
  g_assert_null (mp_record_missing (record));

  /* What is filled keeps its place and may be emptied. */
  mp_record_set_by_name (record, "ended", "0");
  g_assert_true (mp_record_shows (record, day));
  g_assert_false (mp_record_requires (record, day));
  mp_record_set (record, day, NULL);
  g_assert_false (mp_record_shows (record, day));
  g_assert_null (mp_record_missing (record));
}

static void
test_places_of_the_catalog (void)
{
  static const struct { const char *entity, *field, *by, *value; } cases[] = {
    { "organization", "charter_date", "has_charter", "1" },
    { "organization", "hub_division", "hub_type", "1" },
    { "organization", "platform_no", "in_platform", "1" },
    { "filing", "refusal_reason", "decision", "2" },
    { "filing", "change_item", "filing_kind", "3" },
    { "division", "township_kind", "level", "4" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const MpEntity *entity = mp_entity_lookup (cases[i].entity);
      const MpField *field = mp_entity_get_field (entity, cases[i].field);
      g_autoptr (MpRecord) record = mp_record_new_initial (entity);

      g_test_message ("%s.%s", cases[i].entity, cases[i].field);
      g_assert_false (mp_record_shows (record, field));
      mp_record_set_by_name (record, cases[i].by, cases[i].value);
      g_assert_true (mp_record_shows (record, field));
    }
}

static void
count (MpRecord *record, gpointer data)
{
  (*(int *) data)++;
}

static void
test_record_keeps_values (void)
{
  const MpEntity *entity = mp_entity_lookup ("organization");
  g_autoptr (MpCodes) codes = mp_codes_new ();
  g_autoptr (MpRecord) record = mp_record_new_initial (entity);
  g_autoptr (MpRecord) copy = NULL;
  g_autofree char *type = NULL;
  g_autofree char *groups = NULL;
  int n_changed = 0;

  g_assert_cmpstr (mp_record_get_by_name (record, "status"), ==, "2");
  g_assert_cmpstr (mp_record_missing (record)->name, ==, "name");

  g_signal_connect (record, "changed", G_CALLBACK (count), &n_changed);
  g_assert_true (mp_record_set_by_name (record, "name", "碧山路社区舞蹈队"));
  g_assert_true (mp_record_set_by_name (record, "name", "碧山路社区舞蹈队"));
  g_assert_cmpint (n_changed, ==, 1);
  g_assert_false (mp_record_set_by_name (record, "no_such_field", "1"));

  mp_record_set_by_name (record, "org_type", "3");
  mp_record_set_by_name (record, "service_groups", "01,12");
  type = mp_record_dup_text (record, mp_entity_get_field (entity, "org_type"), codes);
  groups = mp_record_dup_text (record, mp_entity_get_field (entity, "service_groups"), codes);
  g_assert_cmpstr (type, ==, "文体活动类");
  g_assert_cmpstr (groups, ==, "低保对象、妇女");

  copy = mp_record_copy (record);
  mp_record_set_by_name (copy, "org_type", "");
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const MpField *field = &entity->fields[i];

      if (g_str_equal (field->name, "org_type"))
        g_assert_null (mp_record_get (copy, field));
      else
        g_assert_cmpstr (mp_record_get (copy, field), ==, mp_record_get (record, field));
    }
  g_assert_true (mp_record_is (record, "org_type", "3"));
}

/* One rule for all messages about what was typed. */
static void
test_messages_repeat_only_words (void)
{
  const MpEntity *organization = mp_entity_lookup ("organization");
  const MpEntity *person = mp_entity_lookup ("person");
  static const struct
  {
    const char *field, *text;
    gboolean repeated;
  } cases[] = {
    { "org_type", "第九类", TRUE },
    { "division", "青山社区", TRUE },
    { "org_type", "13800000001", FALSE },
    { "org_type", "１３８", FALSE },
    { "division", "511102009001", FALSE },
    { "org_type", "一二三四五六七八九十一二三四五六七八九十", TRUE },
    { "org_type", "一二三四五六七八九十一二三四五六七八九十一", FALSE },
    { "org_type", "第九类\n", FALSE },
    { "name", "夕阳红舞蹈队", FALSE },
    { "contact_person", "李明", FALSE },
    { "liaison_worker", "李明", FALSE },
    { "founded_on", "去年", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *said = mp_mask_repeat (mp_entity_get_field (organization, cases[i].field),
                                              cases[i].text);
      gboolean repeated = strstr (said, cases[i].text) != NULL;

      g_assert_cmpint (repeated, ==, cases[i].repeated);
      g_assert_cmpint (*said != '\0', ==, cases[i].repeated);
    }

  {
    g_autofree char *personal = mp_mask_repeat (mp_entity_get_field (person, "sex"), "不明");
    g_autofree char *name = mp_mask_repeat (NULL, "colour_of");
    g_autofree char *no_name = mp_mask_repeat (NULL, "李明");
    g_autofree char *broken = mp_mask_repeat (NULL, "\xff");

    g_assert_cmpstr (personal, ==, "");
    g_assert_nonnull (strstr (name, "colour_of"));
    g_assert_cmpstr (no_name, ==, "");
    g_assert_cmpstr (broken, ==, "");
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalog/entities-hold-together", test_entities_hold_together);
  g_test_add_func ("/catalog/labels", test_labels);
  g_test_add_func ("/catalog/kinds-of-a-link", test_kinds_of_a_link);
  g_test_add_func ("/catalog/every-list-can-be-read", test_every_list_can_be_read);
  g_test_add_func ("/catalog/codes-are-found-by-words", test_codes_are_found_by_words);
  g_test_add_func ("/catalog/places-follow-the-record", test_places_follow_the_record);
  g_test_add_func ("/catalog/places-of-the-catalog", test_places_of_the_catalog);
  g_test_add_func ("/catalog/messages-repeat-only-words", test_messages_repeat_only_words);
  g_test_add_func ("/catalog/record-keeps-values", test_record_keeps_values);

  return g_test_run ();
}
