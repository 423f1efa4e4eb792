Title: A name that is taken for HTML
Symptom: GET /hello?name=%3Cb%3EAda answers with a bold name
Hint: Who decides that the answer is HTML, and what is in it?
Hint: The name goes through escapeHtml before it stands in the answer.

--- a/src/app.ts
+++ b/src/app.ts
@@ -3,7 +3,6 @@
 // Replace this with the one idea of the lesson. Until then: Express
 // hands over the query as it came, so the handler checks it.
 
-import { escapeHtml } from "@decant/shared";
 import express, { type Express } from "express";
 
 export function createApp(): Express {
@@ -16,7 +15,7 @@
       res.status(400).send("The query needs one name.");
       return;
     }
-    res.send(`Hello, ${escapeHtml(name)}!`);
+    res.send(`Hello, ${name}!`);
   });
   // #endregion
 
