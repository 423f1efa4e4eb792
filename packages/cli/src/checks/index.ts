import type { Lesson } from "@decant/catalog";
import { findUnlocked } from "../requirements.ts";
import { checkLessonImports, checkPackageImports } from "./imports.ts";
import { checkBugs, checkLedgerRows, checkRecordings } from "./live.ts";
import { checkAddresses, checkPlatforms } from "./lockfile.ts";
import { checkManifest, checkRequirements } from "./packages.ts";
import { checkPrintedExample } from "./printed.ts";
import type { Problem } from "./problem.ts";
import { checkAmounts, checkBugList, checkQuiz } from "./readme.ts";
import {
  checkDeclarations,
  checkLinks,
  checkPairs,
  checkRequestRegions,
} from "./regions.ts";
import { checkColumns, checkLength, checkPorts } from "./source.ts";
import { checkTable } from "./table.ts";
import { checkExcerpts, checkWords } from "./words.ts";

type Rule<Subject> = (subject: Subject) => Problem[] | Promise<Problem[]>;

/** What every lesson holds to; the slow rule comes last. */
export const LESSON_RULES: readonly Rule<Lesson>[] = [
  checkPairs,
  checkDeclarations,
  checkLinks,
  checkRequestRegions,
  checkAmounts,
  checkQuiz,
  checkWords,
  checkExcerpts,
  checkPrintedExample,
  checkBugList,
  checkColumns,
  checkLength,
  checkPorts,
  checkManifest,
  checkRequirements,
  checkLessonImports,
  checkLedgerRows,
  checkRecordings,
];

/** Slow, so on request: each bug costs a run of the lesson's tests. */
export const BUG_RULES: readonly Rule<Lesson>[] = [checkBugs];

/** What concerns no single lesson; the subject is the repository's folder. */
export const REPOSITORY_RULES: readonly Rule<string>[] = [
  checkPackageImports,
  checkAddresses,
  checkPlatforms,
  findUnlocked,
  checkTable,
];
