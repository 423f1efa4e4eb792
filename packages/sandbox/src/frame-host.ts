// Runs in a page of the site, around the frame without an origin, and passes
// on what is said. A service worker can give out this page without a network,
// and never a frame that has no origin: so that one is text in this page.

addEventListener("message", ({ data, source, origin, ports }) => {
  const frame = window[0];
  if (source === frame) parent.postMessage(data, location.origin);
  if (source !== parent || origin !== location.origin) return;
  // No origin can be named: the frame has none.
  frame?.postMessage(data, "*", [...ports]);
});
