"""Plain rows set as PDF and Excel documents.

Modules in here import reportlab and openpyxl at their top, which costs 150 to 250 ms: whoever
needs a document imports its module late, at the moment the document is asked for.
"""
