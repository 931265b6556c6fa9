// Written by wasm/messages.py from playground/worker/messages.py: change it there.

/** How much a script may do in one step. */
export interface Limits {
  reruns: number;
  seconds: number;
}

/** What is in a file that is no text in UTF-8. */
export interface Packed {
  base64: string;
}

/** Starts a session anew, and replays what was done in it. `files` lie beside the script, by their names. */
export interface Open {
  type: "open";
  id: number;
  session: string;
  source: string;
  name: string;
  actions: Record<string, any>[];
  limits: Limits;
  files?: Record<string, string | Packed>;
}

/** Takes one action in an open session; the limits hold from now on. */
export interface Act {
  type: "act";
  id: number;
  session: string;
  action: Record<string, any>;
  limits: Limits;
}

/** What is looked at, each null where it is not: a run, an event in it, a key's history, a run to compare with. */
export interface Moment {
  run: number | null;
  event: number | null;
  key: string | null;
  against: number | null;
  graph?: boolean;
}

/** Asks for a moment of an open session; nothing runs. */
export interface Look {
  type: "look";
  id: number;
  session: string;
  look: Moment;
}

/** Has a script judged by the text of a lesson's check.py; no session is touched. */
export interface Check {
  type: "check";
  id: number;
  session: string;
  source: string;
  name: string;
  check: string;
  limits?: Record<string, number>;
}

/** Has work that was handed in graded: its `actions` are done once more, then the check judges the script. */
export interface Grade {
  type: "grade";
  id: number;
  session: string;
  source: string;
  name: string;
  check: string;
  actions: Record<string, any>[];
  limits: Record<string, number>;
  files?: Record<string, any>;
}

/** Asks how a script differs from a lesson's solution. */
export interface Differ {
  type: "differ";
  id: number;
  session: string;
  source: string;
  solution: string;
}

/** Has guesses compared with the step of this index. */
export interface Predict {
  type: "predict";
  id: number;
  session: string;
  step: number;
  ask: any[];
  guesses: (string | string[])[];
}

/** Asks for what was done in an open session, to be used elsewhere. */
export interface Export {
  type: "export";
  id: number;
  session: string;
}

/** Asks what was done in an open session, as it can be done in another version of its script; nothing runs. */
export interface Recall {
  type: "recall";
  id: number;
  session: string;
}

/** Asks what happened in an open session, in words and step by step. */
export interface Recount {
  type: "recount";
  id: number;
  session: string;
}

/** Asks for the actions that a text holds; changes no session. */
export interface Import {
  type: "import";
  id: number;
  session: string;
  text: string;
}

/** Asks what is wrong with a script as it is written; runs nothing. */
export interface Lint {
  type: "lint";
  id: number;
  session: string;
  source: string;
  brought?: string[];
}

/** Asks for a comparison's table. It needs no session, so that it survives the worker. */
export interface Compare {
  type: "compare";
  id: number;
  session: string;
  sides: Record<string, any>[];
}

/** Forgets a session; there is no answer. */
export interface Close {
  type: "close";
  session: string;
}

/** Stops the script that a request runs, where the worker hears that; the request is answered by `stopped`. */
export interface Stop {
  type: "stop";
  id: number;
  session: string;
}

/** What a page shows of a session, as plain data (`docs/architecture/protocol.md`). */
export interface View {
  past?: string;
  marks?: Record<string, any>[];
  files?: Record<string, Record<string, any>>;
  timeline?: Record<string, any>;
  lines?: Record<string, any>;
  announce?: string;
  totals?: Record<string, number>;
  brief?: Record<string, any>;
  same?: Record<string, any>[];
  look?: Record<string, any>;
  /** The HTML of a pane, by its name in facts/page.json. */
  [part: string]: any;
}

/** What came of a request that ran a session's script: `outcome.Outcome` as plain data. */
export interface Outcome {
  step: number;
  kept: boolean;
  out_of_time: boolean;
  waited: boolean;
  whole: boolean;
  due: number | null;
  notice: string | null;
  left_out: number[];
  after: number | null;
}

/** What is to be shown, after an `open` and an `act`, or at a `look`, which has no outcome. */
export interface Shown {
  type: "view";
  id: number;
  session: string;
  view: View;
  outcome?: Outcome;
}

/** A verdict, and what the check tried, as HTML. */
export interface Checked {
  type: "checked";
  id: number;
  session: string;
  passed: boolean;
  verdict: string;
  tried: string;
}

/** How it went: `verdict` and `tried` are HTML, `problem` and `advice` Markdown, `mistake` a file of the lesson's. */
export interface Graded {
  type: "graded";
  id: number;
  session: string;
  passed: boolean;
  verdict: string;
  tried: string;
  problem: string;
  advice: string;
  mistake: string;
  runs: number;
  errors: number;
  left_out: number;
  endless: boolean;
}

/** A difference as HTML, empty where there is none. */
export interface Differs {
  type: "differs";
  id: number;
  session: string;
  html: string;
}

/** Guesses beside what happened, as HTML, and how many `of` them are right. */
export interface Predicted {
  type: "predicted";
  id: number;
  session: string;
  html: string;
  right: number;
  of: number;
}

/** Actions as JSON text, a test as Python text (empty where there can be none), and what is to be said of them. */
export interface Exported {
  type: "export";
  id: number;
  session: string;
  actions: string;
  test: string;
  notes: string[];
  name: string;
}

/** The actions of a session, each naming its widget by key or label: an id is that of one version of a script. */
export interface Recalled {
  type: "recalled";
  id: number;
  session: string;
  actions: Record<string, any>[];
}

/** One step of a session, to be shown without Python. */
export interface Page {
  words: string;
  marks: Record<string, any>[];
  app: string;
  runs: string;
  state: string;
  order: string;
}

/** What happened as Markdown, the actions as a file has them, and each step to be shown. */
export interface Recounted {
  type: "recounted";
  id: number;
  session: string;
  actions: Record<string, any>[];
  account: string;
  pages: Page[];
}

/** The actions of a text, or in `error` what is wrong with it. */
export interface Imported {
  type: "import";
  id: number;
  session: string;
  actions?: Record<string, any>[];
  error?: string;
}

/** One thing that is wrong with a script; lines and columns count from 1. */
export interface Problem {
  kind: string;
  text: string;
  line: number;
  column: number;
  end_line: number;
  end_column: number;
}

/** One thing that a script asks for and that is not here; `text` has backticks around code. */
export interface Lack {
  text: string;
  line: number;
}

/** All that is wrong with a script, and what it asks for that is not here where that was asked. */
export interface Problems {
  type: "problems";
  id: number;
  session: string;
  problems: Problem[];
  lacking?: Lack[];
}

/** A comparison's table and its words, as HTML. */
export interface Compared {
  type: "compared";
  id: number;
  session: string;
  table: string;
  words: string;
}

/** A line of a file that lies beside the script. */
export interface Place {
  line: number;
  file: string;
}

/** A sign of life of the request that runs: either that the script `begun`, or how far it is, or what came of it. */
export interface Progress {
  type: "progress";
  id: number;
  session: string;
  begun?: boolean;
  runs?: number;
  line?: number | null;
  elsewhere?: Place;
  computed?: number;
  sleeping?: number | null;
  app?: string | null;
  outcome?: Outcome;
}

/** Packages that a script needs are coming, before it runs: `came` of `size` bytes. */
export interface Loading {
  type: "loading";
  id: number;
  session: string;
  packages: string[];
  came: number;
  size: number;
}

/** The script runs now. `missing` are packages that the site has not, `troubles` sentences on those it has. */
export interface Prepared {
  type: "prepared";
  id: number;
  session: string;
  missing: string[];
  troubles: string[];
}

/** Python has started; it `hears` what comes while a script runs. `engine` runs scripts, if not the own one. */
export interface Ready {
  type: "ready";
  python: string;
  snapshot: boolean;
  hears?: boolean;
  engine?: string;
}

/** The engine failed: at a request, or at its start (`id` is null then). */
export interface Fault {
  type: "fault";
  id: number | null;
  session: string | null;
  message: string;
  line?: number | null;
}

/** The script was stopped, as the page has asked, and that is not done. */
export interface Stopped {
  type: "stopped";
  id: number;
  session: string;
  app?: string;
  outcome?: Outcome;
}

/** What is not done, and why, in a sentence: it is not for this engine, which goes on as it was. */
export interface Refused {
  type: "refused";
  id: number;
  session: string;
  message: string;
}

/** A line that was printed. */
export interface Output {
  type: "output";
  session: string | null;
  text: string;
}

/** A script has left in the interpreter what other sessions would meet. */
export interface Spoiled {
  type: "spoiled";
  message: string;
}

/** Python is on its way: how many bytes of its large files are there, of how many. */
export interface Coming {
  type: "coming";
  came: number;
  size: number;
}

/** Python's memory has grown beyond what a worker should keep. */
export interface Heavy {
  type: "heavy";
}

/** What the page may ask. */
export type Asked = Open | Act | Look | Check | Grade | Differ | Predict | Export | Recall | Recount | Import | Lint | Compare | Close | Stop;

/** What the worker may say. */
export type Told = Shown | Checked | Graded | Differs | Predicted | Exported | Recalled | Recounted | Imported | Problems | Compared | Progress | Loading | Prepared | Ready | Fault | Stopped | Refused | Output | Spoiled | Coming | Heavy;

/** The answer to what the page asks, by its `type`. */
export interface Answers {
  open: Shown;
  act: Shown;
  look: Shown;
  check: Checked;
  grade: Graded;
  differ: Differs;
  predict: Predicted;
  export: Exported;
  recall: Recalled;
  recount: Recounted;
  import: Imported;
  lint: Problems;
  compare: Compared;
}
