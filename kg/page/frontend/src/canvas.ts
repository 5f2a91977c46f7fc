// The graph as a picture. force-graph draws it and lets it be moved; while a large graph moves, only its dots are drawn.
import ForceGraph from "force-graph";
import type { Entity } from "./data";
import { dotAt, dotsOf, dotTowards, isLoose, linesOf, middleOf, radiusAt, type Dot, type Line } from "./dots";
import { h, replaceContent } from "./element";
import { paint, placed, type Candidate, type Label } from "./labels";
import type { Selection } from "./selection";
import type { State, Store } from "./state";
import { Words } from "./words";

const FONT = '"Page Sans", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif';
const LARGE = 1500; // lines: with more, they and the labels are hidden while the picture moves
const REST = 180; // milliseconds without movement before lines and labels come back
const SMALL = 3; // pixels: dots below that are drawn as squares while a large graph moves, which is faster and looks the same
const MOST_NAMED = 40; // lines whose relation is written on them
const INK = "#1f2328", QUIET = "#565d66", HALO = "rgba(255,255,255,0.92)", ACHIEVED = "rgba(74,84,96,0.42)", PLANNED = "rgba(138,84,0,0.75)", FAINT = "rgba(120,128,138,0.13)";
const NEAR = "rgba(60,70,82,0.85)", NEAR_PLANNED = "#8a5400", CHOSEN = "#a3271b";
const DASH = [5, 4];
const EASE = window.matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 350;

export class Picture {
  readonly element: HTMLElement;
  private readonly graph: ForceGraph<Dot, Line>;
  private readonly note = h("p", { class: "picture-note", hidden: true });
  private readonly buttons = h("div", { class: "picture-buttons" });
  private dots: Dot[] = [];
  private lines: Line[] = [];
  private hovered: Dot | null = null;
  private chosen: Dot | null = null;
  private near = new Set<Dot>();
  private moving = false;
  private rest = 0;
  private fits = true; // to be fitted into the window as soon as it is arranged
  private touched = false; // moved on purpose: no longer fitted when the window changes
  private labels: Label[] | null = null;
  private shape = "";
  private language = "";
  frames = 0; // drawn so far: the benchmark counts them

  constructor(private readonly store: Store) {
    const stage = h("div", { class: "stage" });
    this.element = h("div", { class: "picture", tabindex: "0", role: "group" }, stage, this.note, this.buttons);
    this.graph = new ForceGraph<Dot, Line>(stage);
    this.graph
      .nodeId("id").nodeLabel(() => "").linkLabel(() => "").backgroundColor("rgba(0,0,0,0)")
      .enablePointerInteraction(false).enableNodeDrag(false).cooldownTicks(0).minZoom(0.02).maxZoom(12)
      .nodeVal((dot) => (dot.radius / 4) ** 2).nodeRelSize(4)
      .nodeCanvasObject((dot, context, scale) => this.paintDot(dot, context, scale))
      .linkColor((line) => this.lineColour(line)).linkWidth((line) => (this.isNear(line) ? 1.6 : 1))
      .linkLineDash((line) => (line.planned ? DASH : null)).linkCurvature("curve")
      .linkDirectionalArrowLength((line) => (this.isLarge() && !this.isNear(line) ? 0 : 4.5)).linkDirectionalArrowRelPos(0.72)
      .onRenderFramePost((context, scale) => this.paintLabels(context, scale))
      .onZoom(() => this.moved())
      .onEngineStop(() => this.arranged())
      .onBackgroundClick((event) => this.clicked(event));
    this.listen(stage);
  }

  /** Shows a selection; the places stay where they are if it has the same entities. */
  show(selection: Selection, state: State): void {
    const loose = isLoose(selection, state);
    const shape = `${loose} ${selection.entities.map((each) => each.index).join(",")}`;
    const before = new Map(this.dots.map((each) => [each.id, each]));
    const keeps = shape === this.shape;
    this.dots = dotsOf(selection, loose);
    if (keeps) this.dots = this.dots.map((each) => before.get(each.id) ?? each);
    this.lines = linesOf(selection, state);
    this.fits = this.fits || !keeps;
    this.touched = this.touched && keeps;
    this.shape = shape;
    this.graph.warmupTicks(loose && !keeps ? 220 : 0);
    this.graph.d3Force("charge")?.["strength"]?.(-260);
    this.graph.d3Force("link")?.["distance"]?.(selection.entities.length > 60 ? 90 : 70);
    this.graph.graphData({ nodes: this.dots, links: this.lines });
    this.choose(state.selected);
  }

  choose(entity: Entity | null): void {
    this.chosen = this.dots.find((each) => each.entity === entity) ?? null;
    const ends = this.lines.map((each) => [this.dot(each.source), this.dot(each.target)] as const);
    this.near = new Set(ends.flatMap(([one, other]) => (one === this.chosen && other ? [other] : other === this.chosen && one ? [one] : [])));
    this.redraw();
  }

  /** Moves the chosen dot and its neighbours into sight if they are not, or too small to be read. */
  bringIntoSight(): void {
    const { chosen } = this;
    if (chosen === null || this.fits) return;
    this.resize(this.element.clientWidth, this.element.clientHeight); // the details may just have taken some of the room
    this.touched = true;
    const box = this.graph.getGraphBbox((dot) => dot === chosen || this.near.has(dot));
    const [width, height] = [this.graph.width(), this.graph.height()];
    const [least, most] = [this.graph.graph2ScreenCoords(box.x[0], box.y[0]), this.graph.graph2ScreenCoords(box.x[1], box.y[1])];
    const inSight = least.x > 0 && least.y > 0 && most.x < width && most.y < height;
    const scale = Math.min(1.6, (0.8 * width) / (box.x[1] - box.x[0]), (0.8 * height) / (box.y[1] - box.y[0]));
    if (inSight && this.graph.zoom() >= 0.8 * scale) return;
    this.graph.centerAt((box.x[0] + box.x[1]) / 2, (box.y[0] + box.y[1]) / 2, EASE);
    this.graph.zoom(Math.max(scale, 0.05), EASE);
  }

  resize(width: number, height: number): void {
    if (width === 0 || height === 0 || (width === this.graph.width() && height === this.graph.height())) return;
    this.graph.width(width).height(height);
    if (!this.touched && !this.fits) this.fit(0);
    this.redraw();
  }

  translate(words: Words, note: string): void {
    this.element.setAttribute("aria-label", words.say("canvas"));
    const button = (word: "canvas.in" | "canvas.out" | "canvas.fit", sign: string, act: () => void): HTMLElement =>
      h("button", { type: "button", class: "round", "aria-label": words.say(word), title: words.say(word), click: act }, sign);
    const expanded = this.store.state.expanded.length > 0;
    const all = h("button", { type: "button", class: "quiet raised", click: () => this.store.set({ expanded: [] }) }, `← ${words.say("canvas.all")}`);
    replaceContent(this.buttons, expanded && all, button("canvas.in", "+", () => this.zoomBy(1.5)), button("canvas.out", "−", () => this.zoomBy(1 / 1.5)),
      button("canvas.fit", "⤢", () => this.fit(EASE)));
    if (words.language !== this.language) this.redraw();
    this.language = words.language;
    this.note.hidden = note === "";
    this.note.textContent = note;
  }

  /** Where a dot is on the screen, for tests and for those who automate the page. */
  placeOf(entity: Entity): { x: number; y: number } | null {
    const dot = this.dots.find((each) => each.entity === entity);
    if (dot === undefined) return null;
    const box = this.element.getBoundingClientRect();
    const { x, y } = this.graph.graph2ScreenCoords(dot.x, dot.y);
    return { x: x + box.left, y: y + box.top };
  }

  fit(duration: number): void {
    const room = Math.min(this.graph.width(), this.graph.height());
    this.graph.zoomToFit(duration, room * (this.dots.length > 30 ? 0.05 : 0.14));
    if (this.graph.zoom() > 1.7 && duration === 0) this.graph.zoom(1.7);
    this.fits = false;
  }

  private zoomBy(factor: number): void {
    this.touched = true;
    this.graph.zoom(this.graph.zoom() * factor, EASE && 150);
  }

  private arranged(): void {
    // The engine may stop once before it has taken over the dots, which it then numbers.
    if (this.fits && (this.dots.length === 0 || this.dots.some((each) => each.index !== undefined))) this.fit(0);
  }

  private listen(stage: HTMLElement): void {
    for (const name of ["pointerdown", "wheel"]) stage.addEventListener(name, () => { this.touched = true; }, { passive: true });
    stage.addEventListener("pointermove", (event) => this.hover(this.under(event)), { passive: true });
    stage.addEventListener("pointerleave", () => this.hover(null));
    stage.addEventListener("dblclick", (event) => this.toggle(this.under(event)));
    this.element.addEventListener("keydown", (event) => {
      if (event.target === this.element && !event.ctrlKey && !event.metaKey && !event.altKey && this.pressed(event.key)) event.preventDefault();
    });
  }

  private pressed(key: string): boolean {
    const most = this.dots.at(-1) ?? null;
    if (key.startsWith("Arrow")) this.pick(this.chosen === null ? most : dotTowards(this.dots, this.chosen, key));
    else if (key === "Enter" || key === "e") this.toggle(this.chosen, true);
    else if (key === "Backspace") this.toggle(this.chosen, false);
    else if (key === "+" || key === "=") this.zoomBy(1.4);
    else if (key === "-") this.zoomBy(1 / 1.4);
    else if (key === "0") this.fit(EASE);
    else if (key === "Escape") this.store.set({ selected: null });
    else return false;
    return true;
  }

  private pick(dot: Dot | null): void {
    if (dot === null) return;
    this.store.set({ selected: dot.entity });
    this.bringIntoSight();
  }

  private toggle(dot: Dot | null, expand?: boolean): void {
    if (dot === null) return;
    const { expanded } = this.store.state;
    const others = expanded.filter((each) => each !== dot.entity);
    const opens = expand ?? others.length === expanded.length;
    this.store.set({ selected: dot.entity, expanded: opens ? [...others, dot.entity] : others });
  }

  private clicked(event: MouseEvent): void {
    this.store.set({ selected: this.under(event)?.entity ?? null });
  }

  private under(event: MouseEvent): Dot | null {
    const box = this.element.getBoundingClientRect();
    const { x, y } = this.graph.screen2GraphCoords(event.clientX - box.left, event.clientY - box.top);
    return dotAt(this.dots, x, y, 6 / this.graph.zoom());
  }

  private hover(dot: Dot | null): void {
    if (dot === this.hovered || this.moving) return;
    this.hovered = dot;
    this.element.classList.toggle("on-dot", dot !== null);
    this.redraw();
  }

  private moved(): void {
    this.labels = null;
    window.clearTimeout(this.rest);
    this.rest = window.setTimeout(() => this.settle(), REST);
    if (this.moving) return;
    this.moving = true;
    if (this.isLarge()) this.graph.linkVisibility(false);
  }

  private settle(): void {
    this.moving = false;
    this.redraw();
  }

  private redraw(): void {
    this.labels = null;
    this.graph.linkVisibility(!(this.moving && this.isLarge()));
  }

  private isLarge(): boolean {
    return this.lines.length > LARGE || this.dots.length > LARGE;
  }

  private dot(end: Dot | number): Dot | null {
    return typeof end === "number" ? this.dots.find((each) => each.id === end) ?? null : end;
  }

  private isNear(line: Line): boolean {
    return this.chosen !== null && (line.source === this.chosen || line.target === this.chosen);
  }

  private lineColour(line: Line): string {
    if (this.isNear(line)) return line.planned ? NEAR_PLANNED : NEAR;
    if (this.chosen !== null) return FAINT;
    return line.planned ? PLANNED : line.relation.predicate.relation ? ACHIEVED : FAINT;
  }

  private paintDot(dot: Dot, context: CanvasRenderingContext2D, scale: number): void {
    const radius = radiusAt(dot, scale);
    const aside = this.chosen !== null && dot !== this.chosen && !this.near.has(dot);
    context.globalAlpha = aside ? 0.28 : 1;
    context.fillStyle = dot.entity.kind.fill;
    const hasty = this.moving && this.isLarge();
    if (hasty && radius * scale < SMALL) {
      context.fillRect(dot.x - radius * 0.9, dot.y - radius * 0.9, radius * 1.8, radius * 1.8);
    } else {
      context.beginPath();
      context.arc(dot.x, dot.y, radius, 0, 2 * Math.PI);
      context.fill();
    }
    if (!hasty) {
      context.lineWidth = 1.2 / Math.max(scale, 0.6);
      context.strokeStyle = dot.entity.kind.border;
      context.stroke();
    }
    if (dot === this.chosen || dot === this.hovered) {
      context.beginPath();
      context.arc(dot.x, dot.y, radius + 3 / scale, 0, 2 * Math.PI);
      context.lineWidth = 2.5 / scale;
      context.strokeStyle = CHOSEN;
      context.stroke();
    }
    context.globalAlpha = 1;
  }

  private paintLabels(context: CanvasRenderingContext2D, scale: number): void {
    this.frames += 1;
    if (this.moving && this.isLarge()) return;
    this.labels ??= this.placedLabels(scale);
    context.save();
    const pixels = window.devicePixelRatio;
    context.setTransform(pixels, 0, 0, pixels, 0, 0);
    paint(context, this.labels, { ink: INK, quiet: QUIET, halo: HALO, font: FONT });
    context.restore();
  }

  /** Names of dots, and of the relations of the chosen one: what is chosen or pointed at first, then by importance. */
  private placedLabels(scale: number): Label[] {
    const first = [this.hovered, this.chosen].filter((each) => each !== null);
    const rest = this.chosen === null ? [...this.dots].reverse() : [...this.near].sort((one, other) => other.entity.weight - one.entity.weight);
    const candidates = [...new Set([...first, ...rest])].map((dot): Candidate => {
      const { x, y } = this.graph.graph2ScreenCoords(dot.x, dot.y);
      return { text: dot.entity.name, x, y, radius: radiusAt(dot, scale) * scale, kind: dot === this.chosen || dot === this.hovered ? "strong" : "plain" };
    });
    const words = new Words(this.store.state.language);
    const onLines = this.near.size > MOST_NAMED ? [] : this.lines.filter((each) => this.isNear(each)).map((line): Candidate => {
      const [x, y] = middleOf(line);
      return { text: words.label(line.relation.predicate), ...this.graph.graph2ScreenCoords(x, y), radius: 0, kind: "line" };
    });
    return placed([...candidates, ...onLines], this.graph.width(), this.graph.height(), scale < 0.35 ? 60 : 260);
  }
}
