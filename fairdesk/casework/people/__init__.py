"""The station's people: signing in, rights, recusal, four eyes.

``signing_in`` (PIN), ``rights`` (the table of roles), ``staff`` (acts on the staff list), ``recusal`` (acts, and
whether somebody is ``conflicted``), ``foureyes`` (the guard of D14), ``roster`` (lists for the windows).
"""
