// Reads a calendar from standard input with ical.js, and writes what it understood as JSON.
import ICAL from "ical.js";

let text = "";
for await (const piece of process.stdin.setEncoding("utf8")) text += piece;
const calendar = new ICAL.Component(ICAL.parse(text));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
const events = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  return {
    uid: event.uid,
    summary: event.summary,
    sequence: event.sequence,
    status: component.getFirstPropertyValue("status"),
    isDay: event.startDate.isDate,
    start: event.startDate.toString(),
    startUtc: event.startDate.isDate ? null : event.startDate.toJSDate().toISOString(),
    end: event.endDate?.toString() ?? null,
    zone: event.startDate.zone?.tzid ?? null,
    attendees: event.attendees.map((a) => a.getFirstValue()),
  };
});
process.stdout.write(JSON.stringify({ method: calendar.getFirstPropertyValue("method"), events }));
