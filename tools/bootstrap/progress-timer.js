/** @param {number} ms */
function duration(ms) {
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/**
 * Says every 15 seconds that something is still going on.
 *
 * @param {(elapsed: string) => void} tell gets the time since the start, as in "1 min 30 s".
 * @returns {() => void} stops it.
 */
export function progressTimer(tell) {
  const start = performance.now();
  const timer = setInterval(() => tell(duration(performance.now() - start)), 15_000);
  return () => clearInterval(timer);
}
