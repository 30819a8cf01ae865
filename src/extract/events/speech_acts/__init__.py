"""What saying something does: one statement for each quote, with its class.

- `statements`: the statements; `cue_acts`: by the cue; `content_acts`: by the content, with `blame` and `promises`.
- `speech_act`: the record, and the content of a quote as these rules see it.
"""
