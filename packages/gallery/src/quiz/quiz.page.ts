import { onSite } from "../site/address.page.ts";
import { fetchJson } from "../site/fetch-json.page.ts";
import { watchSite } from "../site/watch-site.page.ts";
import { playQuiz } from "./play.page.ts";
import type { QuizData } from "./quiz-data.ts";

watchSite();

const address = onSite("/revise/quiz/questions.json");
playQuiz(await fetchJson<QuizData>(address));
