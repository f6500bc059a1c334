import type { FleetReport, ReportCertificate } from "../fleet-report.ts";
import { certificateMark, counted, markOf } from "./mark.ts";
import { type Markup, markup } from "./markup.ts";
import { detailsId } from "./tenant-id.ts";
import { day } from "./time.ts";
import { axis, type Scale, scaleAt } from "./time-scale.ts";

/** Rows that are shown at once; the others are a click away. */
const mostShown = 24;

/** One certificate, and the tenants that stand on it. */
interface Row {
  readonly certificate: ReportCertificate;
  readonly places: readonly number[];
}

/** The certificates of both sides on one time line, the first to end first; one that several tenants share is one row. */
export function timeLine({ tenants, generatedAt, certificateDays }: FleetReport): Markup {
  const all = tenants.flatMap(({ certificates }, place) =>
    certificates.map((certificate) => ({ certificate, place })),
  );
  const groups = Map.groupBy(
    all,
    ({ certificate: { side, use, fingerprint, isDeployed } }) =>
      `${side} ${use} ${fingerprint} ${isDeployed}`,
  );
  const rows = [...groups.values()]
    .map(
      (group): Row => ({
        certificate: (group[0] as (typeof all)[number]).certificate,
        places: group.map(({ place }) => place),
      }),
    )
    .sort((one, other) => one.certificate.notAfter.localeCompare(other.certificate.notAfter));
  const scale = scaleAt(new Date(generatedAt));
  const show = (row: Row) => rowOf(row, scale, tenants);
  const rest = rows.slice(mostShown);
  return markup`<section aria-labelledby="certificates"><h2 id="certificates">Certificates</h2>${
    rows.length === 0
      ? markup`<p class="calm">No certificate is known yet.</p>`
      : markup`<p class="quiet">Of both sides, the first to end first: ${counted(rows.length, "certificate")} in ${counted(tenants.length, "tenant")}. “Due” is within ${counted(certificateDays, "day")}.</p>
<div class="legend" aria-hidden="true"><span><svg width="26" height="12"><rect class="bar webex" y="2" width="26" height="8" rx="2"/></svg> Webex’s</span><span><svg width="26" height="12"><rect class="bar identity-provider" y="2" width="26" height="8" rx="2"/></svg> identity provider’s</span><span><svg width="26" height="12"><rect class="bar due" y="2" width="26" height="8" rx="2"/></svg> due</span><span><svg width="26" height="12"><rect class="bar ended" y="2" width="26" height="8" rx="2"/></svg> ended</span><span><svg width="10" height="12"><line class="today" x1="5" x2="5" y1="0" y2="12"/></svg> today</span></div>
${axis(scale)}<ol class="time-line">${rows.slice(0, mostShown).map(show)}</ol>${
          rest.length > 0 &&
          markup`<details class="more"><summary>${counted(rest.length, "more certificate")}, which end on ${rest[0]?.certificate.notAfter.slice(0, 10)} or later</summary><ol class="time-line">${rest.map(show)}</ol></details>`
        }`
  }</section>`;
}

function rowOf({ certificate, places }: Row, scale: Scale, tenants: FleetReport["tenants"]): Markup {
  const { side, use, subject, notBefore, notAfter, isDeployed } = certificate;
  const [first = 0] = places;
  return markup`<li><div class="about"><span class="side ${side}">${side === "webex" ? "Webex" : "IdP"}</span> <span class="subject">${subject}</span>
<span class="quiet">${use}${!isDeployed && ", in the metadata file and not deployed yet"} · <a href="#${detailsId(first)}">${tenants[first]?.name}</a>${places.length > 1 && ` and ${places.length - 1} more`}</span>
<span class="until">${markOf(certificateMark(certificate))} <span class="quiet">ends ${day(notAfter)}</span></span></div>
${bar(certificate, scale.place(notBefore), scale.place(notAfter), scale)}</li>`;
}

/** Percentages, so that it is as wide as there is room, on a phone too, and nothing in it is stretched. */
function bar(certificate: ReportCertificate, from: number, to: number, scale: Scale): Markup {
  const { side, state, isReplaced } = certificate;
  const look = state === "ended" ? "ended" : state === "due" ? "due" : side;
  const endsHere = to > 0 && to < 100;
  return markup`<div class="line"><svg width="100%" height="100%" aria-hidden="true" focusable="false">${scale.ticks.map(
    ({ at }) => markup`<line class="tick" x1="${at}%" x2="${at}%" y1="0" y2="100%"/>`,
  )}<svg y="50%" overflow="visible"><rect class="bar ${look} ${isReplaced ? "replaced" : ""}" x="${from}%" y="-5" width="${Math.max(to - from, 0.6)}%" height="10" rx="2"/>${
    endsHere && markup`<line class="end ${look}" x1="${to}%" x2="${to}%" y1="-9" y2="9"/>`
  }</svg>${to >= 100 && markup`<svg class="beyond ${look}" x="100%" y="50%" overflow="visible"><path d="M-9 -4l4 4-4 4"/></svg>`}<line class="today" x1="${scale.today}%" x2="${scale.today}%" y1="0" y2="100%"/></svg></div>`;
}
