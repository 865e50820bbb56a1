// Moments as people see them, in the zone of whoever looks.

export class Times {
  constructor(zone) { this.zone = zone; }

  format(moment, options) {
    return new Intl.DateTimeFormat("en-GB", { timeZone: this.zone, ...options }).format(moment);
  }

  time(moment) { return this.format(moment, { hour: "2-digit", minute: "2-digit" }); }

  day(moment) { return this.format(moment, { weekday: "long", day: "numeric", month: "long" }); }

  clock(moment) {
    return `${this.format(moment, { weekday: "short", day: "numeric", month: "short" })} · ${this.time(moment)}`;
  }

  // The formats of Telegram's date_time entity: r relative; w weekday, d/D date, t/T time.
  entity(moment, shape, now) {
    if (/^r$/i.test(shape)) return this.relative(moment, now);
    const options = {};
    if (shape.includes("w")) options.weekday = "long";
    if (shape.includes("d")) Object.assign(options, { day: "numeric", month: "short" });
    if (shape.includes("D")) Object.assign(options, { day: "numeric", month: "long", year: "numeric" });
    if (/t/i.test(shape)) Object.assign(options, { hour: "2-digit", minute: "2-digit" });
    if (shape.includes("T")) options.second = "2-digit";
    return this.format(moment, options);
  }

  relative(moment, now) {
    const minutes = Math.round((moment - now) / 60000);
    const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
    if (Math.abs(minutes) < 60) return words.format(minutes, "minute");
    if (Math.abs(minutes) < 1440) return words.format(Math.round(minutes / 60), "hour");
    return words.format(Math.round(minutes / 1440), "day");
  }
}
