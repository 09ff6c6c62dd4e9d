/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a clerk's cell says: a canonical value, what is odd about it, and whether the clerk must
 * decide. A reading never guesses a precision, a digit or a word that nobody wrote.
 */

#pragma once

#include "workbook/mp-workbook.h"

G_BEGIN_DECLS

#define MP_READING_WARNINGS 6

/* Somebody whom a cell names besides the one it is about. */
typedef struct
{
  char *name;
  char *title;  /* what he is: 副队长; NULL */
  const char *role; /* interned code of the post that a heading says he holds; NULL */
  char *phones; /* as a telephone is stored; NULL */
  char *sex;    /* its code; NULL */
} MpSaidPerson;

typedef struct
{
  char *value;        /* canonical; NULL: the cell says nothing */
  /* of a cell that says two things: the end of a period, the phone beside a name */
  char *second;
  const char *reason; /* "date_unreadable" …: the clerk must decide; NULL */
  const char *warnings[MP_READING_WARNINGS + 1]; /* codes, NULL at the end */
  char *rest;         /* words that are no part of a value and not to be lost; NULL */
  GPtrArray *others;  /* MpSaidPerson: further people; NULL: none */
  char *post;         /* of a person: what he is, 队长; NULL */
} MpReading;

void     mp_said_person_free (gpointer person);
/* 同负责人, 负责人兼任: the one who leads, by another word than his name. */
gboolean mp_says_the_leader (const char *name);
/* A name of two to four characters that begins with a usual surname. */
gboolean mp_sounds_like_person (const char *text);
/* 队长, 副会长. */
gboolean mp_is_post (const char *text);
/* 新一届班子/副会长/姓名, 秘书长及电话, 会长（队长）: which post those below a heading hold. NULL: it says
 * none, or several.
 */
const char *mp_post_in_heading (const char *heading);

void     mp_reading_clear   (MpReading *reading);
void     mp_reading_warn    (MpReading *reading, const char *code);
/* Both a reason and a warning of that code. */
void     mp_reading_hold    (MpReading *reading, const char *code);
gboolean mp_reading_has     (const MpReading *reading, const char *code);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MpReading, mp_reading_clear)

/* NFKC in simplified characters, lower case, every run of white space one blank, none at the ends:
 * what the readers of dates and numbers look at.
 */
char    *mp_plain_text      (const char *text);
/* Text to be kept: full-width letters and digits narrow, white space tidied, marks that nobody sees
 * gone. `lines`: line breaks stay, and blanks between two Han characters, as no name has them.
 */
char    *mp_tidy_text       (const char *text, gboolean lines);
/* What programs write around a cell: a leading apostrophe, ="…", and words for an empty field
 * (NULL, #N/A) read as empty. The result lies in `text` or is "".
 */
char    *mp_unwrap_cell     (const char *text);
/* 无 — / and the like: nothing, said aloud. */
gboolean mp_says_nothing    (const char *text);
/* 不晓得, 说不清: somebody asked and nobody could say. */
gboolean mp_says_not_known  (const char *text);
/* 同上 〃 ″ and their relatives: the same as in the row above. */
gboolean mp_says_ditto      (const char *text);
/* =DISPIMG("…",1): a formula that another program left as text. */
gboolean mp_is_formula     (const char *text);
/* Somebody wrote something there, and the file does not hold what: the word for how it was lost;
 * NULL: it is there.
 */
const char *mp_cell_lost   (const MpCell *cell);
/* 1.38E+10: digits that a spreadsheet has lost. */
gboolean mp_is_exponential  (const char *text);
/* Cuts "（…）" at the end off; the bracket's inside, or NULL when there is none. */
char    *mp_cut_bracket     (char *text);

/* The number that `text` begins with, in Arabic or Chinese digits, small or financial (三十,
 * 二〇二一, 叁万): its end, or NULL. `digits`: as many as were written, 0 for Chinese numerals.
 */
const char *mp_scan_number  (const char *text, double *number, guint *digits);

/* --- values ----------------------------------------------------------------------------------- */

/* ISO date of the precision that was written. `year` stands in for one that is not written, 0:
 * none does. Holds: date_unreadable, date_without_year. Warns: vague, two_digit_year,
 * date_ambiguous, date_serial, year_from_context, no_end.
 */
void mp_read_date    (const MpCell *cell, gboolean date1904, guint year, MpReading *reading);
/* From in `value`, to in `second`; one date alone is the end. */
void mp_read_period  (const MpCell *cell, gboolean date1904, MpReading *reading);
/* 至2028年6月, 2024年底前: the end of a period, and nothing of its beginning. */
gboolean mp_says_end (const MpCell *cell);

/* When something took place: the beginning in `value`, the end in `second`, each as a day with or
 * without a time. `year`, holds and warnings as for a date.
 */
void mp_read_time    (const MpCell *cell, gboolean date1904, guint year, MpReading *reading);

/* mp-day-alone.c: the month that a title names (2025年3月活动月报), and the one that a cell is; 0. */
guint mp_month_in_text (const char *text);
guint mp_month_of_cell (const MpCell *cell);
gboolean mp_is_heading_of_months (const char *heading);
/* 5日, 16—17日, 12日上午: with the month before it. NULL: it is no day without a month. */
char *mp_day_in_month (const MpCell *cell, guint month);

/* Warns: approximate, number_unreadable, note_dropped. Nothing is held for a number. */
void mp_read_count   (const MpCell *cell, MpReading *reading);
/* Of persons: a number of households or teams is none. Warns number_implausible, as do money and
 * areas, and leaves what cannot be so empty.
 */
void mp_read_members (const MpCell *cell, MpReading *reading);
/* … who came or were served: 百余人 is only somewhere in the hundreds. */
void mp_read_persons (const MpCell *cell, MpReading *reading);
/* What a word in a cell of counts counts: a target, "" all of them, NULL nothing that is known. */
typedef const char *(*MpCountWord) (const char *word, gpointer data);
/* 老年人30人、儿童20名; 36（党员8）; 男12女24: target → number; the sum, when it is said, goes
 * into the reading. NULL: the cell is no such list, and nothing was read.
 */
GHashTable *mp_read_counts (const MpCell *cell, MpCountWord find, gpointer data,
                            MpReading *reading);
/* 居民约150人次, 环卫工人55名: people of whom no list has a word, all that were there. NULL: other
 * words, or those who are only a part of them (男, 党员).
 */
char *mp_read_count_of_others (const MpCell *cell);
/* 2小时30分, 90分钟. `unit`: how many minutes a bare number means. */
void mp_read_minutes (const MpCell *cell, double unit, MpReading *reading);
/* 分. `unit`: how many 元 a bare number means (10000 under 万元). Warns rounded. */
void mp_read_money   (const MpCell *cell, double unit, MpReading *reading);
/* Thousandths. Warns rounded. */
void mp_read_decimal (const MpCell *cell, MpReading *reading);
/* ㎡. `unit`: how many of them a bare number means; mp_area_unit(): under a heading, 1: it says
 * nothing else.
 */
void mp_read_area    (const MpCell *cell, double unit, MpReading *reading);
double mp_area_unit  (const char *heading);
/* 5/2 under （专/兼）, 20（3） under 成员数（其中党员）. */
void mp_read_pair    (const MpCell *cell, MpReading *reading);
/* A number of a document and its day, whichever stands first: `second` gets the day. What is one
 * of them alone is that one.
 */
void mp_read_number_and_day (const MpCell *cell, gboolean date1904, MpReading *reading);
/* Two days, `second` gets the later said. `words`: what the heading calls the two, either of which
 * may be NULL; of one day alone they say which it is. Warns one_of_two_days, and reads neither.
 */
void mp_read_two_days (const MpCell *cell, gboolean date1904, const char *const words[2],
                       MpReading *reading);
/* Who issued a document; `second` gets its number: 街道党工委 绿工委〔2020〕5号. Without a mark
 * between them they cannot be told apart: the whole is `value`. Warns not_parted.
 */
void mp_read_paper   (const MpCell *cell, MpReading *reading);
/* 暂无场地, 无固定场所, 未落实: there is no place, or none yet. */
gboolean mp_says_no_place (const char *text);
/* A place, and the area that stands beside its name or alone: 活动室（50㎡）. Words from which nobody
 * can tell one area are in `rest`: 2个各50平方米.
 */
void mp_read_place   (const MpCell *cell, MpReading *reading, MpReading *area);

/* √ × 是 否 有 无 and ticked boxes. Warns: flag_unreadable, and leaves the words in `rest`. */
void mp_read_flag    (const MpCell *cell, MpReading *reading);
/* TRUE when the cell holds a mark that says yes and nothing more. */
gboolean mp_is_tick  (const char *text);
/* □有☑无, 有□无☑: the words of the ticked boxes, 和 between several; "" when none is. NULL when
 * there are no boxes.
 */
char    *mp_ticked_word (const char *text);

/* Digits, several numbers joined by '/'; `rest` gets what is said of them. Warns: note_dropped,
 * phone_odd, phone_masked, letter_for_digit; holds number_damaged.
 */
void mp_read_phone   (const MpCell *cell, MpReading *reading);
/* mp-name-marks.c: the name of an organization without the numbering of a list before it. */
char *mp_cut_numbering (const char *name);
/* 舞蹈队队长: cuts the post at the end off, with the mark before it; the post, NULL: there is none. */
char *mp_cut_post_behind (char *name);
/* mp-phone-owners.c: 138…（马）139…（李明）: whose each of several telephones is, by his name or his
 * surname. NULL: the words do not say it of all of them.
 */
typedef struct
{
  char *who;
  char *number;
} MpOwnedPhone;
void mp_owned_phone_free (gpointer data);
GPtrArray *mp_read_owned_phones (const char *text); /* MpOwnedPhone */
/* A person's name; `second` gets the telephones beside it, `others` who is named behind him, `rest`
 * what is said of him. Warns: several_people, note_dropped, missing.
 */
void mp_read_person  (const MpCell *cell, MpReading *reading);
/* A name and whom to ask for: `second` gets what mp_read_person reads. `sounds`: as such names do.
 * FALSE: the cell names nobody beside. Holds name_holds_more.
 */
gboolean mp_read_called (const MpCell *cell, gboolean (*sounds) (const char *text),
                         MpReading *reading);
/* Warns id_old, id_check; holds number_damaged. */
void mp_read_id_no   (const MpCell *cell, MpReading *reading);
/* Warns corrected, no_number (with what is said instead in `rest`) and the codes of
 * mp_check_uscc; holds number_damaged.
 */
void mp_read_uscc    (const MpCell *cell, MpReading *reading);
/* Of a document. Warns no_number, and leaves what is said instead in `rest`; holds
 * number_damaged.
 */
void mp_read_paper_no (const MpCell *cell, MpReading *reading);
/* Text as it was meant; `lines`: of several lines. Holds number_damaged. */
void mp_read_text    (const MpCell *cell, gboolean lines, MpReading *reading);

G_END_DECLS
