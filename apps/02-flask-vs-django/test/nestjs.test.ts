// The same tests, of the NestJS side: the first import chooses it.
// oxlint-disable import/no-unassigned-import -- run for what they do
import "./nestjs-target.ts";
import "./app.test.ts";
