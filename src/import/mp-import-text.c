/* SPDX-FileCopyrightText: Miaopu contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sentences for the codes of reasons and warnings.
 */

#include "config.h"

#include "mp-import-private.h"

#include <glib/gi18n-lib.h>

const char *
mp_import_code_text (const char *code)
{
  static const struct { const char *code; const char *text; } texts[] = {
    { "name_missing", N_("The row has no name, so it cannot become a record.") },
    { "name_is_number", N_("The name is only a number; columns may have slipped. Is it the name?") },
    { "date_unreadable", N_("A date cannot be read; correct it or leave it empty.") },
    { "end_from_years", N_("The last day was counted from the years of validity.") },
    { "day_from_number", N_("The day stood behind the number.") },
    { "date_without_year", N_("A date has no year; add it or leave it empty.") },
    { "code_unknown", N_("A word is not known; choose what it means.") },
    { "code_several", N_("One cell holds several; choose one.") },
    { "division_unknown", N_("The community is not known; choose it.") },
    { "division_ambiguous", N_("Several communities have this name; choose one.") },
    { "division_elsewhere", N_("The community lies in another township than the title says.") },
    { "the_leader", N_("The cell says that it is the leader.") },
    { "division_from_name", N_("The community is that of the one organization of this name.") },
    { "division_from_text", N_("The community was taken from the name or the address.") },
    { "divisions_disagree", N_("Two columns name different communities.") },
    { "code_and_name_disagree", N_("The code and the name of the community do not agree.") },
    { "name_contradicts_division", N_("The name speaks of another community than the row.") },
    { "name_says_other_division", N_("The name speaks of another community than the row.") },
    { "similar_name", N_("Something of nearly the same name is there already; is it the same?") },
    { "same_name", N_("Taken for the record of the same name.") },
    { "several_namesakes", N_("Several organizations of the community have this name; which one is it?") },
    { "maybe_renamed", N_("This may be an organization under a new name.") },
    { "repeats_earlier_row", N_("Another row of the file has the same name and other values.") },
    { "only_in_earlier_year", N_("It stands only in the sheet of an earlier year. Is it still there?") },
    { "taken_from_other_row", N_("Another row of the file says this.") },
    { "same_number_other_phone", N_("Another row of the file gives this person another telephone.") },
    { "same_credit_code", N_("Another organization has the same credit code.") },
    { "taken", N_("Another record has this number already: look it up before you go on") },
    { "filing_number_given", N_("Another organization has this number already: look it up before you go on") },
    { "number_damaged", N_("A long number was damaged by a spreadsheet; type it again from the paper.") },
    { "text_damaged", N_("A character of the file is damaged; type the word again.") },
    { "void", N_("The line above says that these rows no longer hold. Take what still does.") },
    { "struck_out", N_("The row is struck out. Take it only if it still holds.") },
    { "row_merged_over", N_("Cells of this row are merged with others, so that it is not clear what belongs to it.") },
    { "value_missing", N_("A field that must not be empty is empty.") },
    { "link_unknown", N_("The record that the row names is not known.") },
    { "organization_unknown", N_("The organization that the row names is not known.") },
    { "organization_made", N_("The organization is new; it is made with these rows, as an activity group.") },
    { "organization_chosen", N_("The organization is the one that was chosen for this name.") },
    { "organization_of_table", N_("The organization is the one that was chosen for the whole table.") },
    { "organization_from_heading", N_("The organization was taken from the line above the rows.") },
    { "no_longer_member", N_("The line above says that these people have left.") },
    { "organization_missing", N_("The row does not say to which organization it belongs.") },
    { "approximate", N_("The number is only approximate.") },
    { "vague", N_("The date is only roughly known.") },
    { "two_digit_year", N_("The year was written with two digits.") },
    { "date_ambiguous", N_("The date can be read in two ways.") },
    { "date_serial", N_("The date was a bare number of a spreadsheet.") },
    { "year_from_context", N_("The year was taken from the title.") },
    { "month_from_context", N_("The month was taken from the title, or from what stands beside or above.") },
    { "no_end", N_("No end is given: valid for a long time.") },
    { "number_unreadable", N_("This is no single number; left empty.") },
    { "name_not_whole", N_("This is not anybody's whole name: ask for it.") },
    { "number_implausible", N_("This is larger than such a number can be: look whether the unit or the column is right. Left empty.") },
    { "unit_doubtful", N_("Read in the unit of the heading this is very large: look whether the number was meant in 元.") },
    { "unit_of_cell", N_("Written with the sign of the currency and too large for the unit of the heading: read in 元.") },
    { "sum_of_parts", N_("Added up from the columns beside; how many each of them has is not kept.") },
    { "one_of_two_days", N_("The heading asks for two days, one stands here, and nothing says which of them it is.") },
    { "cell_comment", N_("A comment hangs on this cell.") },
    { "place_unnamed", N_("No name of the place is written: it will be called after the organization.") },
    { "no_number", N_("This says that there is no number; left empty.") },
    { "rounded", N_("Written with more places than are kept; rounded.") },
    { "flag_unreadable", N_("This is neither yes nor no; left empty.") },
    { "not_known", N_("Here stands that nobody knows; left empty.") },
    { "missing", N_("Nothing was written here.") },
    { "filled_down", N_("The community was taken from the row above.") },
    { "organization_filled_down", N_("The organization was taken from the row above.") },
    { "mapped", N_("A foreign word, read as was decided.") },
    { "corrected", N_("A slip of the pen was corrected.") },
    { "type_from_heading", N_("The type was taken from the line above the rows.") },
    { "derived_from_subtype", N_("The type was taken from the field of work.") },
    { "only_a_state", N_("Where the name should be stands only that nothing took place.") },
    { "tier_assumed", N_("Nobody wrote the tier; it was taken from the columns of the table.") },
    { "tier_from_title", N_("Nobody wrote the tier; it was taken from the title.") },
    { "filing_number_missing",
      N_("Approved without a number: write the number of the certificate, or take back the "
         "decision and go by the steps") },
    { "tier_from_remark", N_("The tier was taken from the remark.") },
    { "filing_doubtful",
      N_("The remark does not agree that it is filed: ask, then choose the tier or "
         "leave the row.") },
    { "filing_not_granted",
      N_("The filing was not granted, or not yet: nothing is filed by this row.") },
    { "status_assumed", N_("Nobody wrote the status; it was taken for the usual one.") },
    { "status_from_heading", N_("The status was taken from the line above the rows.") },
    { "status_from_name", N_("The status was taken from the brackets behind the name.") },
    { "status_from_words",
      N_("The status was taken from the words beside the day or the name.") },
    { "remark_says_status", N_("The remark says that it has ended; choose the status.") },
    { "remark_says_leader", N_("The remark speaks of another leader: look who leads now.") },
    { "cell_struck_out", N_("What stands here is struck out: look whether it still holds.") },
    { "hours_assumed", N_("Nobody wrote a unit; the number was taken for hours.") },
    { "code_open", N_("This says less than a type; the type was left open.") },
    { "letter_for_digit", N_("A letter stands where there should be a digit.") },
    { "uscc_check", N_("The check character of the credit code does not fit.") },
    { "uscc_length", N_("A credit code has 18 characters.") },
    { "old_organization_code", N_("An organization code of before 2015.") },
    { "id_check", N_("The check digit of the identity number does not fit.") },
    { "id_old", N_("An identity number of 15 digits.") },
    { "phone_odd",
      N_("Usually a mobile number of 11 digits, or a fixed one with its area code.") },
    { "phone_masked", N_("Part of the telephone is hidden.") },
    { "arithmetic", N_("The numbers of the row do not agree with each other.") },
    { "day_odd", N_("A day does not fit the other days of the row, or lies in the future.") },
    { "change_not_made", N_("The change was decided, but nothing is changed in the record of the organization by this: see whether it stands there") },
    { "change_follows", N_("The organization still stands as before this change: it is changed with it") },
    { "change_waits", N_("The organization does not stand as before this change: it is only kept, unless an earlier change that is written down as well leads to it") },
    { "ending_follows", N_("The organization ends with it in the register, as was decided") },
    { "ending_overtaken", N_("The organization has gone on after this ending: it is only kept, and the organization stays as it is") },
    { "ending_not_made", N_("The ending was decided, but the organization is still in the register: give it its status in its record") },
    { "change_noted", N_("This is written down here only: what it changes is written into the record of the organization by hand") },
    { "change_unreadable", N_("This cannot be read as a value of the organization: it is written down here only") },
    { "change_otherwise", N_("The organization does not stand as before this change: it is written down here only") },
    { "change_undated", N_("Say since when: then the organization is changed with it on saving") },
    { "change_ahead", N_("Not in force yet: the organization stays as it is; save this again that day") },
    { "change_namesakes", N_("Several people have this name: choose the one who leads in the record of the organization") },
    { "later_application", N_("The row speaks of a change or an ending, and of no new filing.") },
    { "name_holds_more", N_("Something else stands beside the name, and nobody can say where the name ends.") },
    { "moves_by_steps", N_("Where a case stands is moved by its steps; the record keeps its own.") },
    { "of_no_organization", N_("Nobody wrote of which organization this person is.") },
    { "backwards", N_("Ends before it begins") },
    { "negative", N_("Less than nothing: look at the sign") },
    { "in_bin", N_("An organization of this name lies in the recycle bin; restore it if it is the same") },
    { "open_cases", N_("Applications of this organization are still open: decide or withdraw them first") },
    { "not_kept_for_groups", N_("Identity numbers are not kept for activity groups.") },
    { "row_hidden", N_("The row is hidden in the table, by a filter or by hand; it is read all the same.") },
    { "hidden_under_merge", N_("Merged cells hide another value, which was left out.") },
    { "tick_odd", N_("This mark is no usual tick; check what was meant.") },
    { "note_dropped", N_("What else stands in the cell is no part of this field.") },
    { "kept_as_remark", N_("Words that no field takes go into the remarks.") },
    { "not_parted", N_("Two things stand here without a mark between them; all of it was kept as one.") },
    { "day_filled_down", N_("The day was taken from the row above.") },
    { "several_people", N_("Several people are named; the first was taken.") },
    { "differs_from_record", N_("The record says something else.") },
    { "nobody_named", N_("Not kept: the row does not name whom or what this is said of.") },
    { "formula_text", N_("The cell holds a picture or a formula that cannot be read; left empty.") },
    { "cell_error",
      N_("The cell holds an error of the spreadsheet: mend it there, or type the value here.") },
    { "formula_unstored",
      N_("A formula without its result: open the file in WPS, save it once and import it again.") },
    { "left_for_later", N_("Left for later.") },
    { "other_line_counts", N_("Another line of the file counts instead.") },
    { "nothing_above", N_("“The same as above”, but there is nothing above.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (texts[i].code, code))
      return _(texts[i].text);

  return code;
}

/* Of a cell that the row is held for: which it is, never what it says. Where columns have slipped
 * anything may stand below any heading. A form has no columns.
 */
char *
mp_import_row_dup_reason_text (MpImportRow *self)
{
  const MpImportBlock *block = mp_import_block (self->import, self->table);
  const char *text = self->reason != NULL ? mp_import_code_text (self->reason) : "";

  if (g_strcmp0 (self->reason, "other_line_counts") == 0)
    return g_strdup_printf (_("Line %u counts instead."), (guint) self->decided_id);
  for (guint i = 0; i < self->warnings->len; i++)
    {
      const MpImportWarning *warning = g_ptr_array_index (self->warnings, i);
      const MpField *field = mp_import_field (self->import, warning->target);
      const MpColumn *column = mp_import_row_column_of (self, warning->target);

      if (g_strcmp0 (warning->code, self->reason) != 0 || field == NULL || column == NULL)
        continue;
      return mp_import_is_of_forms (self->import, block)
                 ? g_strdup_printf (C_ ("reason", "%s: %s"), mp_field_label (field), text)
                 : g_strdup_printf (_("%s (column %s): %s"), mp_field_label (field),
                                    column->shown.letter, text);
    }

  return g_strdup (text);
}
