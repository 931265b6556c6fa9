// What the modules of the page pass to each other, for `tsc`; nothing of this file gets into the bundle.
//
// What a selector finds is typed as anything: the HTML is the page's own (playground/ui), and the browser tests prove it.
import type { Store as Values } from "./lib/store.js";
import type { Shown as Answer, Coming, Loading, Prepared, Progress, View } from "./messages.js";

declare global {
  interface ParentNode {
    querySelector(selectors: string): any;
    querySelectorAll(selectors: string): NodeListOf<any>;
  }
  interface Element {
    closest(selectors: string): any;
  }
  interface ShadowRoot {
    getElementById(id: string): any;
  }

  /** The worker that the inline script has started, and what it has said since. */
  interface EarlyWorker {
    worker: Worker;
    heard: string[];
    began: number;
    at?: number;
    hears?: boolean;
  }
  var rerunEarly: EarlyWorker | null | undefined;
  var rerunWatch: string | undefined;
  var importShim: any;
  var Bokeh: any;
  var document$: { subscribe(listener: () => void): void } | undefined;

  /** The element around a playground; what the reader did before it lived is in `early`. */
  type Host = HTMLElement & { early?: { release(): PageEvent[] } };

  /** An element of the page's own HTML: what it has depends on the selector by which it was found. */
  type Part = any;

  /** An event of the page, whose target is such an element. */
  type PageEvent = any;

  /** What a file beside a script holds: text, or the bytes of what is none. */
  type Content = string | { base64: string };

  /** What lies beside a script, by names with folders in front. */
  type Files = Record<string, Content>;

  /** A script that runs, by its name, and what lies beside it. */
  interface Project {
    name: string;
    source: string;
    files: Files;
  }

  /** One thing that was done in the app, as an actions file has it: `{ click: { id } }`. */
  type Action = Record<string, any>;

  /** An action with the number by which its answer is known. */
  interface Asked {
    seq: number;
    action: Action;
  }

  /** What the server has written into the page for one playground (`page_data` in embed.py). */
  interface PageData {
    id: string;
    doc: { version: string };
    roots: string[];
    figure: { doc: unknown; root: string };
    source: string;
    filename: string;
    marks: Record<string, any>[];
    read_only: boolean;
    keys: Record<string, string>;
    /** The keys while the page is presented. */
    stage: Record<string, string>;
    /** What is done at the first start, where an example begins so. */
    actions?: Action[];
    /** What lies beside the script, by the names of the files, as the page brought it: `files` of the store is what does now. */
    files?: Files;
    /** A script came from elsewhere: it does not run until it is asked to. */
    held?: boolean;
    /** How many lines at the beginning are folded away, and which ranges of lines are marked, in an example. */
    hidden?: number;
    lines?: number[][];
  }

  /** A view as the panes get it: the worker's, and which answer it is. */
  interface Shown extends View {
    [part: string]: any;
    step?: number;
    answers: number;
    /** What was not done, and why. */
    notice?: string;
    starts?: boolean;
    anew?: boolean;
  }

  /** The names that the parts of a playground tell each other (store.js says when), with their values. */
  interface StoreValues {
    source: string;
    original: string;
    files: Files;
    brought: { name: string; files: Files };
    shown: string;
    added: { files: Files; left: string[]; skipped: string[] };
    running: string;
    ran: Files;
    view: Shown;
    latest: Shown | undefined;
    look: { run: number; event: number | null } | null;
    progress: {
      app: string;
      line?: number;
      elsewhere?: { file: string; line: number };
      answers: number;
      anew?: boolean;
      whole?: boolean;
    } | null;
    starting: boolean | undefined;
    outdated: boolean;
    asked: { action: Action };
    hover: { line: number; element: string | null; away: boolean } | null;
    action: Asked;
    run: object;
    again: { seconds: number };
    jump: { line: number; ran?: boolean; file?: string };
    hold: ((asked: Asked) => boolean) | undefined;
    ahead: ((asked: Asked) => void) | undefined;
    send: ((action: Action) => number) | undefined;
    redone: { action: Action; words: string };
    given: { actions: Action[] } | null;
    stopped: { words: string };
  }

  /**
   * What is done at a step of a demo, as `demo.json` has it (docs/demos.md). `script` names those that `do` is done in and `upto`
   * is about: without it the first that is shown. After `reset`, and where `solution` changes, a script begins anew: load, `prepared`.
   */
  interface DemoStep {
    title?: string;
    /** Markdown, as it was written. */
    notes?: string;
    /** The same as HTML that Python made and that is safe; not there where a deck was recorded in the page. */
    notes_html?: string;
    minutes?: number;
    show?: string[];
    panes?: string;
    script?: string | string[];
    upto?: number | "all";
    spot?: Spot | null;
    ask?: DemoQuestion;
    do?: Action[];
    solution?: boolean;
    reset?: boolean;
    /** A run of it ends with an exception or is stopped, which is what it shows. */
    fails?: boolean;
  }

  /** What the room is asked: 2 to 5 options, and which of them is right, as it stands there. */
  interface DemoQuestion {
    question: string;
    options: string[];
    answer: string;
    by?: "runs" | { says: string } | { state: string };
    why?: string;
  }

  /**
   * A demo as the page has it: its scripts by their names, and what is done with them, in order. At first the first two scripts
   * stand side by side. `prepared` is done in each script after its load, or has for a script what is done in it.
   */
  interface Deck {
    name: string;
    title: string;
    summary?: string;
    minutes?: number;
    scripts: Record<string, string>;
    solutions?: Record<string, string>;
    files?: Record<string, string>;
    panes?: string;
    prepared?: Action[] | Record<string, Action[]>;
    steps: DemoStep[];
  }

  /** What the light is on: lines of a script, an element of an app, or a run, by its number from 1. */
  type Spot =
    | { lines: [number, number]; script?: string }
    | { element: { type?: string; label?: string; key?: string; text?: string }; script?: string }
    | { run: number; script?: string };

  /** A question that is open: the hands of each vote, by option, and whether the answer has been shown. */
  interface OpenQuestion extends DemoQuestion {
    votes: number[][];
    revealed: boolean;
    /** Asked by the presenter, and in no demo: "" is its answer until they say which is right. */
    free?: boolean;
  }

  /** The names that the parts of a stage tell each other (stage.js says what each is). */
  interface StageValues {
    deck: Deck | null;
    at: number;
    phase: "asked" | null;
    /** By so many steps, to a step, to the prepared state, to the solution and from it. */
    go: { by?: number; to?: number; reset?: boolean; solution?: boolean };
    presenting: boolean;
    frozen: boolean;
    black: boolean;
    veil: Record<string, number>;
    spot: Spot | null;
    question: OpenQuestion | null;
    hand: { option: number; by: 1 | -1 };
  }

  /** A playground of the page. */
  interface Playground {
    host: Host;
    root: ShadowRoot;
    data: PageData;
    bokeh: any;
    plain: boolean;
    leaving: (() => void)[];
    signal: AbortSignal;
    session: string;
    store: Values;
    keeper: {
      drafts: {
        name: string;
        stay: { source: string; running: string; actions: Action[]; slow: boolean } | null;
        authors: Set<string>;
      };
      /** Once what was kept of the files is there. */
      ready: Promise<void>;
      whole: boolean;
      ran: Project | null;
      text: string;
      textOf(project: Project): string;
      isAsBrought(): boolean;
      keep(fields: { running?: Project; actions?: Action[]; slow: boolean }): void;
      save(): void;
      shelve(): string;
      follow(place: string, original: string, moves?: boolean): void;
      close(): void;
    };
    layout: {
      panes: HTMLElement[];
      folded: string[];
      alone: string;
      kind: { lent: object | null };
      focus(part: string): void;
      preset(parts: string, how?: { lasting?: boolean }): void;
      open(part: string): void;
      fold(part: string, folded: boolean): void;
      lend(folded: string[] | null): void;
      change(fields: object, how?: { lasting?: boolean }): void;
    };
    log?: {
      actions: Action[];
      words(): Map<number, string>;
      cut(keep: number): void;
      redo(): void;
      export(): void;
      forget(): void;
      open(actions: Action[]): void;
    };
    views?: Promise<any[]>;
    left?: boolean;
    find(selector: string): any;
    pane(part: string): any;
    mounted(): void;
    press(name: string): void;
  }

  /**
   * How a library is to draw a figure: how wide, how much larger than usual, in which colours and letters. `say` tells
   * the reader what was left out, in words; `value` is what is selected, `tell` what the reader has selected now.
   */
  interface FigureLook {
    width: number;
    scale: number;
    dark: boolean;
    ink: string;
    muted: string;
    line: string;
    paper: string;
    font: string;
    /** What was drawn in the same node before: it is ended afterwards, unless `draw` returns it again. */
    old: Drawn | null;
    say(words: string): void;
    value(): any;
    tell(value: any): void;
  }

  /**
   * A figure that is drawn: `choose` selects something in it, `end` takes back all that drawing it has left. Another one may be in
   * the same node by then.
   */
  interface Drawn {
    choose?(value: any): void;
    end(): void;
  }

  /** What the bundle of a library gives: a fault of the spec is an Error in words. */
  type Draw = (canvas: HTMLElement, spec: any, look: FigureLook) => Promise<Drawn>;

  /** How much a script may do in one step. */
  interface Limits {
    reruns: number;
    seconds: number;
  }

  /** What is asked of the worker, with what the client knows of it. */
  interface Pending {
    message: any;
    session: string;
    tag: number | null;
    reply?: { resolve(answer: any): void; reject(reason: any): void } | null;
    restores?: boolean;
    begun?: boolean;
    showed?: boolean;
    unseen?: boolean;
    since?: number;
    slow?: ReturnType<typeof setTimeout>[];
    lost?: ReturnType<typeof setTimeout>;
    shown?: ReturnType<typeof setTimeout>;
    stops?: ReturnType<typeof setTimeout>;
    progress?: Progress;
  }

  /** Who is told of a session. */
  interface Listener {
    view(
      answer: Answer,
      how: {
        tag: number | null;
        restored: boolean;
        fresh: boolean;
        looked: boolean;
      },
    ): void;
    printed?(text: string): void;
    prepares?(message: Loading | Prepared): void;
    progress(
      message: Progress,
      how: { tag: number | null; restored: boolean; fresh: boolean },
    ): void;
    stopped(
      reason: string,
      how: { [detail: string]: any; lost: boolean },
    ): void;
    state(
      state: string,
      how: { slow: boolean; waiting: boolean; hears: boolean; trouble: string; awaited: string; coming: Coming | null },
    ): void;
  }
}
