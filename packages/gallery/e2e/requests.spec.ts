import { expect, LESSONS, test } from "./gallery.ts";

for (const folder of LESSONS) {
  test(`every request of ${folder} is answered live, and explained`, async ({
    page,
  }) => {
    await page.goto(`/lessons/${folder}`);
    const pairs = await page
      .locator("#sides-right a")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    for (const address of pairs.length > 0 ? pairs : [`/lessons/${folder}`]) {
      await page.goto(address ?? "");
      await page.keyboard.press("Shift+S");
      await expect(page.locator("[data-send-label]")).toHaveText("Stop");
      await expect(page.locator("[data-send-label]")).toHaveText("Send", {
        timeout: 120_000,
      });
      const requests = await page.locator('[name="request"]').count();
      for (let at = 0; at < requests; at += 1) {
        await page.locator('[name="request"]').nth(at).check({ force: true });
        await expect(page.locator("[data-origin]")).toHaveText(/^live · .+, /);
        await expect(page.locator("[data-exchange]")).not.toContainText(
          "Not explained",
        );
      }
    }
  });
}
