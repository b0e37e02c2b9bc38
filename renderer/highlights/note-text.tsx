import { lexer, type Token, type Tokens } from 'marked';
import { Fragment, type ReactNode } from 'react';
import { bridge } from '../app/bridge';
import { notifyFailure } from '../app/notify';

/**
 * A note's Markdown as people read it. It becomes elements one by one: markup that stands in a note is shown as it was
 * typed and never parsed.
 */
export function NoteText({ note }: { readonly note: string }) {
  return <>{blocks(lexer(note))}</>;
}

function blocks(tokens: readonly Token[]): ReactNode {
  return tokens.map((token, index) => <Fragment key={index}>{block(token as BlockToken)}</Fragment>);
}

type BlockToken =
  | Tokens.Paragraph
  | Tokens.Heading
  | Tokens.List
  | Tokens.Blockquote
  | Tokens.Code
  | Tokens.Text
  | { readonly type: 'hr' | 'space' | 'table' | 'html' | 'def'; readonly raw: string };

function block(token: BlockToken): ReactNode {
  switch (token.type) {
    case 'paragraph':
      return <p>{inline(token.tokens)}</p>;
    case 'heading':
      // A note is no part of the window's outline.
      return (
        <p>
          <strong>{inline(token.tokens)}</strong>
        </p>
      );
    case 'list':
      return list(token);
    case 'blockquote':
      return <blockquote>{blocks(token.tokens)}</blockquote>;
    case 'code':
      return (
        <pre>
          <code>{token.text}</code>
        </pre>
      );
    case 'text':
      // Of a list item; it may hold words with a form of their own.
      return token.tokens === undefined ? token.text : inline(token.tokens);
    case 'hr':
      return <hr />;
    case 'space':
    case 'def':
      return null;
    default:
      return <p>{token.raw.trim()}</p>;
  }
}

function list({ ordered, start, items }: Tokens.List): ReactNode {
  const rows = items.map((item, index) => (
    <li key={index}>
      {item.task && (item.checked === true ? '☑ ' : '☐ ')}
      {blocks(item.tokens)}
    </li>
  ));
  return ordered ? <ol start={start === '' ? 1 : start}>{rows}</ol> : <ul>{rows}</ul>;
}

type InlineToken =
  | Tokens.Strong
  | Tokens.Em
  | Tokens.Del
  | Tokens.Codespan
  | Tokens.Link
  | Tokens.Image
  | Tokens.Br
  | Tokens.Escape
  | Tokens.Text;

function inline(tokens: readonly Token[] = []): ReactNode {
  return tokens.map((token, index) => <Fragment key={index}>{words(token as InlineToken)}</Fragment>);
}

function words(token: InlineToken): ReactNode {
  switch (token.type) {
    case 'strong':
      return <strong>{inline(token.tokens)}</strong>;
    case 'em':
      return <em>{inline(token.tokens)}</em>;
    case 'del':
      return <del>{inline(token.tokens)}</del>;
    case 'codespan':
      return <code>{token.text}</code>;
    case 'link':
      return <NoteLink address={token.href}>{inline(token.tokens)}</NoteLink>;
    case 'image':
      return <NoteLink address={token.href}>{token.text === '' ? token.href : token.text}</NoteLink>;
    case 'br':
      return <br />;
    case 'escape':
    case 'text':
      return token.text;
    default:
      return (token as Token).raw;
  }
}

/** Opens in the person's browser, as links of articles do. */
function NoteLink({ address, children }: { readonly address: string; readonly children: ReactNode }) {
  return (
    <a
      href={address}
      onClick={(event) => {
        event.preventDefault();
        event.stopPropagation();
        void bridge.actions['link.open']({ url: address }).then((reply) => {
          if (!reply.ok) notifyFailure(reply.error);
        });
      }}
    >
      {children}
    </a>
  );
}
