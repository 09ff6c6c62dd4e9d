/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the subjects share: the two that have a file of their own, and what each of them needs.
 */

#pragma once

#include "import/mp-import-subject.h"

G_BEGIN_DECLS

extern const MpImportSubject mp_subject_organization;
/* Its columns of people are targets: one for each role of the list. */
void mp_subject_organization_name_posts (void);
extern const MpImportSubject mp_subject_member;
/* mp-subject-plain.c: of an entity, by its line of the catalog alone. Lives as long as the
 * program.
 */
const MpImportSubject *mp_subject_plain_new (const MpEntity *entity);

/* Some column of the table fills the target. */
gboolean mp_subject_has_column (const MpImportBlock *block, const char *target);
/* A row without a name is refused; where the file has lost the name, it waits for it. */
void     mp_subject_miss_name (MpImportRow *row);
/* The clerk's word on a row that can be one of several things. */
void     mp_subject_follow_decision (MpImportRow *row);
gboolean mp_subject_is_before (const MpImportRow *a, const MpImportRow *b);

/* mp-import-links.c: the organization that the row names in `target`, of the store or of a row of
 * the same file. FALSE: the row is held for it.
 */
gboolean mp_subject_find_organization (MpImport *import, MpImportRow *row, const char *target);
/* Before a row is saved: what it names and is new by the clerk's word. */
gboolean mp_saver_save_made (MpSaver *self, MpImportRow *row, GError **error);
/* The records of `kind` that the rows name in the link `target`. Rows that name one which is not
 * known are held.
 */
gboolean mp_subject_find_links (MpImport *import, const char *target, const char *kind,
                                GPtrArray *rows, GCancellable *cancellable, GError **error);
/* What a row names there is of no known kind. */
void mp_subject_hold_link (MpImportRow *row, const char *target);

/* --- organizations ---------------------------------------------------------------------------- */

/* mp-organization-tier.c: what a text says of tier and status of the rows it speaks of; NULL. */
char    *mp_organization_state   (MpImport *import, const char *text, MpTextPlace place);
/* The tier among that, "1" … "3"; NULL: none. */
const char *mp_organization_stated_tier (const char *stated);
void     mp_organization_take_stated_status (MpImportRow *row, const char *stated);
/* The tier of a row without a column. */
void     mp_organization_settle  (MpImport *import, const MpImportBlock *block, MpImportRow *row,
                                  const char *section);
/* Where the remarks speak against a filing. */
void     mp_organization_doubt_filing (MpImportRow *row);
void     mp_organization_finish  (MpImport *import, const MpImportBlock *block,
                                  const MpCell *const *cells, MpImportRow *row);
gboolean mp_organization_match   (const MpImportSubject *self, MpImport *import, GPtrArray *rows,
                                  MpImportSteps *steps, GError **error);
/* mp-import-repeats.c: rows about one organization are joined, before they are matched. */
void     mp_organization_join_repeats (MpImport *import, GPtrArray *rows);
/* Neither says of the organization what the other denies. */
gboolean mp_organization_agrees  (MpImport *import, const MpImportRow *row,
                                  const MpImportRow *other);
/* mp-import-posts.c: what people whom rows name beside the leader add to their organizations. */
gboolean mp_posts_compare (MpImport *import, GPtrArray *rows, GError **error);
/* The code of the role of whoever is called so; NULL: the title says none. */
const char *mp_role_of_title (MpStore *store, const char *title);
/* What the row says in that field is said of this record: what somebody is called belongs to the
 * post that it names, a 副队长 is no member of that title.
 */
gboolean mp_post_takes (MpImportRow *row, MpRecord *record, const MpField *field);
/* The post of those who are listed below such a caption, in its words: 发起人名单, 理事会成员. NULL:
 * they are no more than members. `whose`: what the caption says before it; NULL: not asked.
 */
char    *mp_post_in_caption (MpStore *store, const char *text, char **whose);
/* mp-import-compare.c: rows that have a record. */
gboolean mp_organization_compare (MpImport *import, GPtrArray *rows, MpImportSteps *steps,
                                  GError **error);

/* mp-subject-section.c: what a line says without the number before it and what is noted behind it:
 * 二、肖坝社区舞蹈队（3人）.
 */
char *mp_subject_line_bare (const char *text);
/* … the organization that a line above rows names: 单位：文昌社区读书会, or its
 * name alone. NULL: it names none.
 */
char *mp_subject_organization_in (const char *text);
/* … that a title names before it says what it lists: 2024年合唱团活动记录, 合唱团人员信息登记表. */
char *mp_subject_organization_in_title (const char *text);
char *mp_subject_organization_known_in (MpImport *import, const char *text);
/* What a line between the people of a roster says of whose those below it are, a name or words that
 * nobody knows. NULL: it only parts them by what they are: 男队员, 第一组, 大田社区.
 */
char *mp_subject_people_below (MpImport *import, const char *text);
/* It speaks of people who have left: 已退出成员, 历任队长. */
gboolean mp_subject_says_former (const char *text);
/* A column by what it fills, and one of people by what it says of them; NULL. */
const MpSheetColumn *mp_subject_find_column (const MpSheetTable *table, const char *target);
const MpSheetColumn *mp_subject_find_person (const MpSheetTable *table, const char *field);
/* A column whose heading nobody understands, or is one of names (叫啥), full of what
 * sounds so; NULL.
 */
MpSheetColumn *mp_subject_column_of (const MpSheetTable *table, const MpGrid *grid,
                                     gboolean (*sounds) (const char *text));
/* Half of the cells of the column or more are days, with or without a month. */
gboolean mp_subject_holds_days (const MpSheetTable *table, const MpGrid *grid,
                                const MpSheetColumn *column);
/* An organization of one community has different people in lines of their own: merged, left out or,
 * which alone counts when `said_again`, named again. Of a single row the headings tell it.
 */
gboolean mp_subject_lists_several_of_one (const MpSheetTable *table, const MpGrid *grid,
                                          const MpSheetColumn *person,
                                          const MpSheetColumn *organization, gboolean said_again);
/* Some of the words stand in the text. */
gboolean mp_has_one_of (const char *text, const char *const *words);
/* What sounds as organizations are called: 肖坝社区舞蹈队. */
gboolean mp_sounds_like_organization (const char *text);

/* 备案, 活动小组: the tier that a word says where something else should stand; NULL. */
const char *mp_organization_tier_said (const char *text);
/* mp-import-numbers.c: whose the telephones of the row are. */
void mp_organization_settle_phones (MpImportRow *row);
/* mp-import-match.c: what is said of a place that the organization has not yet makes one, under a
 * name that nobody has written.
 */
void mp_organization_warn_unnamed_place (MpImportRow *row);

G_END_DECLS
