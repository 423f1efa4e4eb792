import { watchContents } from "./contents.ts";
import { watchCopy } from "./copy.ts";
import { watchForms } from "./forms.ts";
import { watchHovers } from "./hovers.ts";
import { watchPrint } from "./print.ts";
import { watchRegions } from "./regions.ts";
import { watchSearch } from "./search.ts";
import { watchTheme } from "./theme-toggle.ts";
import { watchTry } from "./try.ts";

watchTheme();
watchSearch();
watchForms();
watchCopy();
watchRegions();
watchTry();
watchContents();
watchPrint();
watchHovers();
