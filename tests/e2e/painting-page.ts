import { seededRandom, type Random } from '../bench/storage/random';

const WORDS = 'time border ferry letter winter harbour clerk paper river answer market evening stone'.split(
  ' ',
);

/** Texts in which a character isn't a unit, or a line doesn't run from the left. */
export const SCRIPTS = {
  arabic: 'يقرأ الناس الكتب القديمة كل مساء، ويكتبون ما يُعجبهم في دفاتر صغيرة.',
  hebrew: 'בְּרֵאשִׁית כתבו אנשים את המשפטים שאהבו, ושמרו אותם במחברת.',
  chinese: '读者把喜欢的句子抄在本子上，这样多年以后仍然记得它们。',
  japanese: '読者は気に入った文を手帳に書き写し、長く覚えている。がぎぐ',
  thai: 'ผู้อ่านคัดลอกประโยคที่ชอบลงในสมุดเล่มเล็กเพื่อจดจำไว้นานๆ',
  devanagari: 'पाठक अपनी पसंद के वाक्य कॉपी में लिखते हैं और उन्हें क्षमा से याद रखते हैं।',
  emoji: 'The family 👨‍👩‍👧‍👦 waved 👋🏽 under the flag 🏳️‍🌈 of the town.',
  combining: 'The word co\u0302te\u0301 and z\u0335\u0321a\u0308 keep their marks.',
  hyphens: 'An ex\u00ADtra\u00ADor\u00ADdi\u00ADnary time\u00ADta\u00ADble hung in the hall.',
  nfd: 'Cafe\u0301 de\u0301ja\u0300 vu, Stro\u0308mung und U\u0308bermut.'.normalize('NFD'),
} as const;

export type Script = keyof typeof SCRIPTS;

/** A page with everything in it that marks have to get along with. */
export function paintingPage(title: string): string {
  const random = seededRandom(5);
  const blocks = Array.from({ length: 6 }, () => section(random));
  const scripts = Object.entries(SCRIPTS).map(
    ([name, text]) => `<p${name === 'arabic' || name === 'hebrew' ? ' dir="rtl"' : ''}>${text}</p>`,
  );
  return `<!doctype html><title>${title}</title><article><h1>${title}</h1>
<p>First edge sentence, alone in its paragraph.</p>
<p>Second edge <a href="https://example.org/">sentence <em>with a <strong>strong</strong></em> link</a> inside.</p>
<ul>
<li>Item one of edges</li>
<li>Item two of edges</li>
</ul>
<table>
<tbody>
<tr>
<td>Cell alpha</td>
<td>Cell beta</td>
</tr>
</tbody>
</table>
<p>Third edge sentence, after the table of edges.</p>
${blocks.join('\n')}
${scripts.join('\n')}
<p>Last sentence of the whole.</p></article>`;
}

function section(random: Random): string {
  return `<h2>${some(random, 4)}</h2>
<p>${some(random, 30)} <b>${some(random, 2)}</b> <i>${some(random, 3)}</i> ${some(random, 25)}.</p>
<ol>
<li>${some(random, 9)}</li>
<li>${some(random, 5)}
<ul>
<li>${some(random, 6)}</li>
</ul>
</li>
</ol>
<blockquote>
<p>${some(random, 20)}<br>${some(random, 10)}</p>
</blockquote>
<table>
<thead>
<tr>
<th>${some(random, 1)}</th>
<th>${some(random, 2)}</th>
</tr>
</thead>
<tbody>
<tr>
<td>${some(random, 3)}</td>
<td>${some(random, 4)} <code>${some(random, 1)}</code></td>
</tr>
</tbody>
</table>
<pre><code>let ${some(random, 1)} = 1;
  call(${some(random, 1)});
</code></pre>
<p>${some(random, 40)} <a href="https://example.org/a">${some(random, 4)}</a>, ${some(random, 20)}.</p>`;
}

function some(random: Random, count: number): string {
  return Array.from({ length: count }, () => WORDS[random.below(WORDS.length)]).join(' ');
}
