import { showModes } from "../cards/modes.page.ts";
import { onSite } from "../site/address.page.ts";
import { fetchJson } from "../site/fetch-json.page.ts";
import { watchSite } from "../site/watch-site.page.ts";
import type { MockQuestion } from "./mock-data.ts";
import { playMock } from "./play.page.ts";

watchSite();
showModes();

const address = onSite("/revise/mock/questions.json");
playMock(await fetchJson<MockQuestion[]>(address));
