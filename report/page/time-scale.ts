import { type Markup, markup } from "./markup.ts";

/** Where moments lie on the time line, in percent of its width. */
export interface Scale {
  readonly today: number;
  /** Clipped to the ends of the line. */
  readonly place: (iso: string) => number;
  /** The quarters; each other one has a title. */
  readonly ticks: readonly { readonly at: number; readonly title?: string; readonly isJuly?: boolean }[];
}

const monthsBefore = 3;
const monthsAfter = 27;

/**
 * The line shows what can still be acted on: a certificate of ten years would squeeze the next weeks into a pixel. One
 * that goes on beyond is marked so.
 */
export function scaleAt(now: Date): Scale {
  const month = (offset: number) => Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset, 1);
  const [start, end] = [month(-monthsBefore), month(monthsAfter)];
  const placeOf = (time: number) =>
    Math.round(Math.min(100, Math.max(0, ((time - start) / (end - start)) * 100)) * 100) / 100;
  const months = Array.from({ length: monthsBefore + monthsAfter + 1 }, (_, place) =>
    month(place - monthsBefore),
  );
  return {
    today: placeOf(now.getTime()),
    place: (iso) => placeOf(Date.parse(iso)),
    ticks: months
      .filter((time) => new Date(time).getUTCMonth() % 3 === 0)
      .map((time) => ({ at: placeOf(time), ...titleOf(new Date(time)) })),
  };
}

/** On a phone there is room for the years only. */
function titleOf(day: Date): { readonly title?: string; readonly isJuly?: boolean } {
  const name = { 0: "Jan", 6: "Jul" }[day.getUTCMonth()];
  return name === undefined ? {} : { title: `${name} ${day.getUTCFullYear()}`, isJuly: name === "Jul" };
}

/** The line's own numbers, above its rows. */
export function axis({ today, ticks }: Scale): Markup {
  return markup`<div class="axis" aria-hidden="true"><svg width="100%" height="34" focusable="false">${ticks.map(
    ({ at, title, isJuly }) =>
      markup`<line class="tick" x1="${at}%" x2="${at}%" y1="${title === undefined ? 28 : 18}" y2="34"/>${
        title !== undefined &&
        markup`<text class="${isJuly === true && "july"}" x="${at}%" y="12" text-anchor="${anchorAt(at)}">${title}</text>`
      }`,
  )}<text class="today-title" x="${today}%" y="28" dx="4">today</text><line class="today" x1="${today}%" x2="${today}%" y1="18" y2="34"/></svg></div>`;
}

/** A title at an end of the line must not leave it. */
function anchorAt(at: number): string {
  if (at < 5) return "start";
  return at > 95 ? "end" : "middle";
}
