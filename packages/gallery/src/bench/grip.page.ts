const STEP = 3;
const LEAST = 15;
const MOST = 75;

/** Resizes the answers by a drag, or by the arrow keys, in parts of the window. */
export function watchGrip(grip: HTMLElement, event: Event): void {
  const bench = grip.closest<HTMLElement>(".bench");
  const set = (part: number) => {
    const now = Math.round(Math.min(MOST, Math.max(LEAST, part)));
    bench?.style.setProperty("--answers", `${now}dvh`);
    grip.ariaValueNow = String(now);
  };
  const answers = grip.parentElement?.getBoundingClientRect();
  set(((answers?.height ?? 0) / innerHeight) * 100);

  const press = (pointer: PointerEvent) => {
    grip.setPointerCapture(pointer.pointerId);
  };
  grip.addEventListener("pointermove", ({ clientY, pointerId }) => {
    if (!grip.hasPointerCapture(pointerId)) return;
    set((1 - clientY / innerHeight) * 100);
  });
  grip.addEventListener("pointerdown", press);
  grip.addEventListener("keydown", (key) => {
    const by = { ArrowUp: STEP, ArrowDown: -STEP }[key.key];
    if (by === undefined) return;
    key.preventDefault();
    set(Number(grip.ariaValueNow) + by);
  });
  if (event instanceof PointerEvent && event.type === "pointerdown") {
    press(event);
  }
}
