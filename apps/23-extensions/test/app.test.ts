import { describeAccounts } from "./accounts.ts";
import { describeCsrf } from "./csrf.ts";
import { describeExpress } from "./express-only.ts";
import { describeFlask } from "./flask-only.ts";
import { describeMail } from "./mail.ts";
import { describeNotes } from "./notes.ts";
import { describeSession } from "./session.ts";
import { onFlask } from "./visitors.ts";

describeAccounts();
describeSession();
describeCsrf();
describeNotes();
describeMail();
if (onFlask) describeFlask();
else describeExpress();
