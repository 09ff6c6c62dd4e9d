/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the readers share.
 */

#pragma once

#include "mp-reading.h"

G_BEGIN_DECLS

/* Text with nothing around it, or NULL: nothing is said, or the number is damaged (held). */
char *mp_cell_text     (const MpCell *cell, MpReading *reading);
/* The value of a Chinese digit, small or financial; -1: it is none. */
int   mp_chinese_digit (gunichar c);

/* mp-read-quantity.c: 人, 万元, 亩, and how many of what is kept it is. */
typedef struct
{
  const char *word;
  double factor;
} MpUnit;

/* The one number of a cell in what is kept; `bare`: how many of it a number without any unit means.
 * FALSE: nothing to be read, or a warning was set.
 */
gboolean mp_read_quantity    (const MpCell *cell, const MpUnit *units, guint n_units, double bare,
                              double *quantity, MpReading *reading);
/* A number without any unit of its own: only the heading says of what it is. */
gboolean mp_quantity_is_bare (const MpCell *cell, const MpUnit *units, guint n_units);
/* ￥8,000, 人民币8000: the cell says of which money, and not how many of it. */
gboolean mp_names_currency   (const MpCell *cell);

/* Takes these words off both ends, but no bracket whose partner is in the text too. */
void  mp_trim_marks    (char *text, const char *const *marks);

/* What people are: 队长, 副会长. NULL at the end. */
extern const char *const mp_posts[];
/* Nobody yet: 空缺, 待定. */
gboolean mp_says_nobody       (const char *name);
/* Of the surname that a name begins with, in characters; 0: it is none of the usual ones. */
guint    mp_surname_length    (const char *text);
gboolean mp_is_double_surname (const char *text);
/* Certainly a name, so that what stands before it is one too. */
gboolean mp_is_surely_name    (const char *text);
/* Takes marks and labels of telephones off both ends. */
void     mp_trim_person       (char *text);
/* 会长：王五, 社区书记王六, 王五会长: cuts what somebody is off his name. The post; NULL: none. */
char    *mp_take_post         (char *text);
/* mp-person-parts.c: with a mark between people where none was written, and the one who leads now
 * before the one who did.
 */
char    *mp_part_people       (const char *text, GPtrArray *phones);
/* Stands for a telephone that was taken out of a cell of people. */
#define MP_PHONE_MARK '\001'
/* mp-person-changes.c: who leads now, and behind him in brackets who did; NULL: no such words. Of
 * `phones`, one for each mark, his stay; the others stand in the brackets.
 */
char    *mp_person_turn_round (const char *text, GPtrArray *phones);
/* 贾律师, 张老师, 小王, 孙: somebody, but not by a whole name. */
gboolean mp_is_half_name      (const char *name);
/* 社区书记兼: what somebody is, with nobody's name. */
gboolean mp_is_post_alone     (const char *text);
/* A post that several may hold at once: 副会长, 理事. */
gboolean mp_is_post_of_several (const char *post);
/* mp-phone-owners.c: of 旧138…新139… the one that is in use, and the others in words; NULL: no words
 * tell them apart.
 */
char    *mp_phone_in_use      (const char *text, char **old);
/* 待定, 先生: cuts what stands behind a name off it; NULL: nothing does. */
char    *mp_cut_said_of       (char *name);

G_END_DECLS
